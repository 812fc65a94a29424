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
internal sealed class MemberPlay(Stage stage)
{
    public const string Pin = "739184";
    private const string Treasurer = "bendahara";
    private const string Unit = "USP";
    private const int DigitsLength = 4;

    /// <summary>Numbers in the register; the phone ends with them.</summary>
    private static readonly string[] Numbers = ["0004", "0008"];

    public async Task PlayAsync(OrganisationId id, DateOnly openedOn, CancellationToken ct)
    {
        var books = new BooksCard(id, "", openedOn, Unit, Rupiah.Zero);
        foreach (var number in Numbers)
        {
            var member = await FindAsync(id, number, ct);
            var phone = PhoneOf(number);
            await stage.ActAsync<ChangeMember, MemberId>(
                Treasurer,
                change =>
                    change.SaveAsync(
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
                    ),
                ct
            );
            var link = await stage.ActAsync<GiveAccess, string>(
                Treasurer,
                give => give.RunAsync(books, member.Id, ct),
                ct
            );
            await stage.ActAsync<SetPin, MemberKey>(
                null,
                set =>
                    set.ByLinkAsync(
                        link,
                        new SetPin.Input
                        {
                            Digits = phone[^DigitsLength..],
                            Pin = Pin,
                            Again = Pin,
                        },
                        ct
                    ),
                ct
            );
        }
    }

    /// <summary>0812-0000-0004 for member 0004: nobody has such a number.</summary>
    private static string PhoneOf(string number) => $"08120000{number}";

    private Task<Member> FindAsync(OrganisationId id, string number, CancellationToken ct) =>
        stage.AskAsync<Db, Member>(
            null,
            async db =>
            {
                await db.ForCooperativeAsync(id, ct);
                return await db
                    .Members.AsNoTracking()
                    .SingleAsync(m => m.CooperativeId == id && m.Number == number, ct);
            },
            ct
        );
}
