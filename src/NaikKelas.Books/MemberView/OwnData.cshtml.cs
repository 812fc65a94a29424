using Microsoft.AspNetCore.Mvc;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Numbers;

namespace NaikKelas.Books.MemberView;

/// <summary>What the register says of the member, and how to have it mended.</summary>
[Allow(Role.Member)]
internal sealed class OwnDataModel(MemberDoor door, OwnBook book, CorrectOwnData correct) : OwnPage(door)
{
    private const string Here = "/anggota/data";

    [BindProperty]
    public CorrectOwnData.Input Input { get; set; } = new();

    public MemberCorrection? Waiting { get; private set; }

    public IEnumerable<Answer> Facts
    {
        get
        {
            var (t, member) = (this.Texts, Card.Member);
            yield return new(t["Nama"], member.Name);
            yield return new(t["Masuk tanggal"], Say.Date(member.JoinedOn));
            yield return new(t["Nomor HP"], Contact.ShowPhone(member.Phone));
            yield return new(t["Dusun atau kelompok"], member.Neighbourhood);
            yield return new(t["Ahli waris"], member.Heir);
        }
    }

    public IEnumerable<Answer> Asked => CorrectionWords.Of(this.Texts, Card.Member, Waiting!);

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var member = Card.Member;
        Input = new()
        {
            Id = Guid.CreateVersion7(),
            Phone = Contact.ShowPhone(member.Phone),
            Neighbourhood = member.Neighbourhood,
            Heir = member.Heir,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var asked = await correct.RunAsync(Card, Input, ct);
        if (!asked.Refused)
            return this.Done($"Permintaan terkirim ke koperasi.", Here);
        await LoadAsync(ct);
        return this.Again(asked, nameof(Input));
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken ct)
    {
        await correct.WithdrawAsync(Card, ct);
        return this.Done($"Permintaan dibatalkan.", Here);
    }

    private async Task LoadAsync(CancellationToken ct) =>
        Waiting = (await book.CorrectionsAsync(Card, ct)).Find(c => c.State == CorrectionState.Waiting);
}
