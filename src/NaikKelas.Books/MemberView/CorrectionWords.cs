using NaikKelas.Books.Members;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Registry.Numbers;

namespace NaikKelas.Books.MemberView;

/// <summary>What would be another than the register has it: from what to what.</summary>
internal static class CorrectionWords
{
    public static IEnumerable<Answer> Of(Texts texts, Member member, MemberCorrection asked)
    {
        if (asked.Phone != member.Phone)
            yield return Change("Nomor HP", Contact.ShowPhone(member.Phone), Contact.ShowPhone(asked.Phone));
        if (asked.Neighbourhood != member.Neighbourhood)
            yield return Change("Dusun atau kelompok", member.Neighbourhood, asked.Neighbourhood);
        if (asked.Heir != member.Heir)
            yield return Change("Ahli waris", member.Heir, asked.Heir);

        Answer Change(string what, string? from, string? to) =>
            new(texts[what], $"{Shown(from)} → {Shown(to)}");
    }

    private static string Shown(string? text) => string.IsNullOrEmpty(text) ? "–" : text;
}
