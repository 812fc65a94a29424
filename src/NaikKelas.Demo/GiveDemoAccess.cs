using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Books.MemberView;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Demo;

/// <summary>
/// Two members of the home co-op see their own pages: one who pays on the day and one who is late. The treasurer gave them
/// access, and they set the PIN that the README tells.
/// </summary>
internal sealed class GiveDemoAccess(Db db, ChangeMember change, GiveAccess give, SetPin set)
{
    private const string Pin = "739184";
    private const string Unit = "USP";
    private const int DigitsLength = 4;

    /// <summary>Numbers in the register; the phone ends with them.</summary>
    private static readonly string[] Numbers = ["0004", "0008"];

    public async Task<Result<MemberKey>> RunAsync(OrganisationId id, DateOnly openedOn, CancellationToken ct)
    {
        var books = new BooksCard(id, "", openedOn, Unit, Rupiah.Zero);
        Result<MemberKey> last = default;
        foreach (var number in Numbers)
        {
            last = await GiveAsync(books, number, ct);
            if (last.Refused)
                break;
        }

        return last;
    }

    private async Task<Result<MemberKey>> GiveAsync(BooksCard books, string number, CancellationToken ct)
    {
        await db.ForCooperativeAsync(books.CooperativeId, ct);
        var member = await db
            .Members.AsNoTracking()
            .SingleAsync(m => m.CooperativeId == books.CooperativeId && m.Number == number, ct);
        // 0812-0000-0004 for member 0004: nobody has such a number.
        var phone = $"08120000{number}";
        var saved = await change.SaveAsync(
            books,
            member.Id,
            new ChangeMember.Input
            {
                Name = member.Name,
                Phone = phone,
                Neighbourhood = member.Neighbourhood,
                Heir = member.Heir,
                Version = member.Version,
            },
            ct
        );
        if (saved.Refused)
            return saved.As<MemberKey>();
        var link = await give.RunAsync(books, member.Id, ct);
        return link.Refused
            ? link.As<MemberKey>()
            : await set.ByLinkAsync(
                link.Value,
                new SetPin.Input
                {
                    Digits = phone[^DigitsLength..],
                    Pin = Pin,
                    Again = Pin,
                },
                ct
            );
    }
}
