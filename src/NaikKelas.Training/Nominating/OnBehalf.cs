using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Privacy;
using NaikKelas.Training.Nominations;

namespace NaikKelas.Training.Nominating;

/// <summary>Staff type for somebody else: at whose request, and how that person agreed.</summary>
internal static class OnBehalf
{
    public const string Source = "Diisi petugas";

    public sealed record Input
    {
        [Display(Name = "Atas permintaan")]
        public string? AskedBy { get; init; }

        [Display(Name = "Cara persetujuan diberikan")]
        public ConsentWay? Way { get; init; }
    }

    /// <summary>What an officer may record: nobody speaks for a board or a form.</summary>
    public static readonly IReadOnlyList<ConsentWay> Ways =
    [
        ConsentWay.InPerson,
        ConsentWay.Phone,
        ConsentWay.Letter,
    ];

    public static Refusals Check(Input request)
    {
        var refusals = new Refusals();
        var length = (request.AskedBy ?? "").Trim().Length;
        refusals.When(
            length is < 3 or > 200,
            "asked-by",
            $"Atas permintaan: ditemukan {length} huruf, seharusnya 3 sampai 200. Tulis siapa yang meminta, misalnya ketua koperasi.",
            nameof(Input.AskedBy)
        );
        refusals.When(
            request.Way is not { } way || !Ways.Contains(way),
            "consent-way",
            $"Cara persetujuan diberikan: belum dipilih.",
            nameof(Input.Way)
        );
        return refusals;
    }

    /// <summary>Once a nomination; one that is only changed keeps what was recorded first.</summary>
    public static void Record(Db db, Actor actor, AgencyClock clock, Nomination nomination, Input request)
    {
        if (db.Consents.Any(c => c.NominationId == nomination.Id))
            return;
        db.Consents.Add(
            new Consent
            {
                NominationId = nomination.Id,
                Way = request.Way!.Value,
                AskedBy = request.AskedBy!.Trim(),
                NoticeVersion = PrivacyNotice.Of(PrivacyNotice.Application).Version,
                EnteredBy = actor.Name,
                At = clock.UtcNow,
            }
        );
    }
}
