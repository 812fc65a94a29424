using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Mail;
using NaikKelas.Registry.Agencies;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Places;
using NaikKelas.Registry.Signing;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Letters;

/// <summary>One letter, whom it reaches and how.</summary>
internal sealed record InvitationRow(
    Invitation Invitation,
    InvitationContent Content,
    string? Phone,
    string? Email,
    LetterState? Mail
)
{
    public string? WhatsApp => WhatsAppLink.To(Phone, Content.ChatText);
}

/// <summary>Reads invitations with everything they carry.</summary>
internal sealed class InvitationBook(
    Db db,
    AgencyClock clock,
    AgencyDirectory agencies,
    PersonDirectory persons,
    OrganisationDirectory organisations,
    Regions regions,
    ApplicantLink links,
    SiteAddress site
)
{
    /// <summary>A page of them for the officer, in the order of class and rank.</summary>
    internal async Task<Page<InvitationRow>> ListAsync(
        TrainingRound round,
        InvitationTerms terms,
        ListQuery query,
        CancellationToken ct
    )
    {
        var all = await OrderedAsync(round.Id, ct);
        var (search, wanted) = (query["q"]?.Trim(), query["kelas"]);
        if (wanted is not null)
            all = [.. all.Where(o => o.Decision.ClassCode == wanted)];
        if (search is not null)
        {
            var cards = await persons.FindAllAsync([.. all.Select(o => o.Nomination.PersonId)], ct);
            all =
            [
                .. all.Where(o =>
                    o.Nomination.Code.Equals(search, StringComparison.OrdinalIgnoreCase)
                    || cards[o.Nomination.PersonId].Name.Contains(search, StringComparison.OrdinalIgnoreCase)
                ),
            ];
        }

        IPage bounds = new Page<InvitationRow>([], all.Count, query);
        var shown = all.Skip((bounds.Number - 1) * query.Size).Take(query.Size).ToList();
        return new Page<InvitationRow>(await FillAsync(round, terms, shown, ct), all.Count, query);
    }

    internal async Task<IReadOnlyList<InvitationRow>> AllAsync(
        TrainingRound round,
        InvitationTerms terms,
        CancellationToken ct
    ) => await FillAsync(round, terms, await OrderedAsync(round.Id, ct), ct);

    internal async Task<InvitationRow?> FindAsync(
        TrainingRound round,
        InvitationTerms terms,
        string code,
        CancellationToken ct
    )
    {
        var one = (await OrderedAsync(round.Id, ct)).Where(o => o.Nomination.Code == code).ToList();
        return (await FillAsync(round, terms, one, ct)).SingleOrDefault();
    }

    internal Task<InvitationTerms?> TermsAsync(RoundId round, CancellationToken ct) =>
        db.InvitationTerms.AsNoTracking().SingleOrDefaultAsync(t => t.RoundId == round, ct);

    /// <summary>How many letters of the round are in which state of the mail.</summary>
    internal async Task<IReadOnlyDictionary<LetterState, int>> MailAsync(RoundId round, CancellationToken ct)
    {
        var prefix = $"round-invitation/{round.Value}/";
        return await db
            .OutboxLetters.Where(l => l.Key.StartsWith(prefix))
            .GroupBy(l => l.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }

    private sealed record Ordered(Invitation Invitation, Nomination Nomination, Decision Decision);

    /// <summary>Only who is admitted still: a seat given up takes its letter along.</summary>
    private async Task<List<Ordered>> OrderedAsync(RoundId round, CancellationToken ct)
    {
        var (nominations, decisions) = (db.Nominations, db.Decisions);
        var rows = await db
            .Invitations.AsNoTracking()
            .Where(i => i.RoundId == round)
            .Join(nominations, i => i.NominationId, n => n.Id, (i, n) => new { i, n })
            .Join(
                decisions,
                x => x.n.Id,
                d => d.NominationId,
                (x, d) =>
                    new
                    {
                        x.i,
                        x.n,
                        d,
                    }
            )
            .Where(x => x.d.Status == DecisionStatus.Admitted)
            .ToListAsync(ct);
        return
        [
            .. rows.OrderBy(x => x.d.ClassCode!.Length)
                .ThenBy(x => x.d.ClassCode, StringComparer.Ordinal)
                .ThenBy(x => x.d.Rank)
                .Select(x => new Ordered(x.i, x.n, x.d)),
        ];
    }

    private async Task<IReadOnlyList<InvitationRow>> FillAsync(
        TrainingRound round,
        InvitationTerms terms,
        IReadOnlyList<Ordered> some,
        CancellationToken ct
    )
    {
        if (some.Count == 0 || await agencies.ForRegionAsync(round.RegionCode, ct) is not { } agency)
            return [];
        var head = PaperHead.Of(
            agency,
            new SignerCard(terms.SignerOffice, terms.SignerName, terms.SignerNip)
        );
        var classes = (await ClassOfRound.LoadAsync(db, round.Id, ct)).ToDictionary(
            c => c.Code,
            StringComparer.Ordinal
        );
        var people = await persons.FindAllAsync([.. some.Select(o => o.Nomination.PersonId)], ct);
        var coops = await organisations.FindAllAsync(
            [.. some.Select(o => o.Nomination.NominatorId).OfType<OrganisationId>()],
            ct
        );
        var mail = await StatesAsync([.. some.Select(o => MailKey(o.Invitation))], ct);
        var bring = PrepareInvitations.Lines(terms.Bring);
        return [.. some.Select(Row)];

        InvitationRow Row(Ordered one)
        {
            var person = people[one.Nomination.PersonId];
            var coop = one.Nomination.NominatorId is { } id ? coops[id] : null;
            var at = classes[one.Decision.ClassCode!];
            var content = new InvitationContent(
                head,
                one.Invitation.Number,
                terms.Date,
                round.Title,
                round.DecreeNumber!,
                round.DecreeDate!.Value,
                one.Nomination.Code,
                person.Name,
                coop?.Name,
                coop is null ? null : regions.Find(coop.RegionCode)?.Title,
                at.Title,
                at.Class.StartsOn,
                at.Class.EndsOn,
                terms.Arrival,
                terms.EndsAt,
                at.Class.Place,
                clock.ZoneName,
                bring,
                terms.Contact,
                Address(one.Nomination.Id)
            );
            return new InvitationRow(
                one.Invitation,
                content,
                person.Phone,
                person.Email,
                mail.TryGetValue(MailKey(one.Invitation), out var state) ? state : null
            );
        }
    }

    private async Task<Dictionary<string, LetterState>> StatesAsync(
        IReadOnlyList<string> keys,
        CancellationToken ct
    ) =>
        await db
            .OutboxLetters.Where(l => keys.Contains(l.Key))
            .ToDictionaryAsync(l => l.Key, l => l.State, StringComparer.Ordinal, ct);

    private static string MailKey(Invitation one) => Invitation.MailKey(one.RoundId, one.NominationId);

    private string Address(NominationId id) => site.Url + links.PathOf(id);
}
