using NaikKelas.Books.Charts;
using NaikKelas.Books.Exchange;
using NaikKelas.Books.Filings;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Books.MemberView;
using NaikKelas.Books.Terms;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Demo;

/// <summary>
/// Books of twelve older co-ops – savings and loans, shop, pesantren – over the two full years before this one, and of
/// the home co-op since it began until today. All made up, posted through the same import that people use. One of the
/// twelve is in trouble: its members take their money out, its costs stay, and in the second August it stops writing.
/// </summary>
internal sealed class BooksPlay(Stage stage, IReadOnlyList<DemoCooperative> older)
{
    private const int Seed = 40_2024;
    private const int OfEachKind = 4;
    private const int Members = 60;
    private const int HomeMembers = 45;
    private static readonly OrganisationKind[] Kinds =
    [
        OrganisationKind.Ksp,
        OrganisationKind.Consumer,
        OrganisationKind.Koppontren,
    ];

    public async Task PlayAsync(OrganisationId home, CancellationToken ct)
    {
        stage.SetTime(null);
        var chance = new Chance(Seed);
        var people = new People(chance, more: true);
        var year = Stage.Now.Year;
        var (first, last) = (new DateOnly(year - 2, 1, 1), new DateOnly(year - 1, 12, 31));
        var chosen = Kinds.SelectMany(kind => older.Where(c => c.Kind == kind).Take(OfEachKind)).ToList();
        var today = DateOnly.FromDateTime(Stage.Now.Date);
        var posted = 0;
        foreach (var (i, cooperative) in chosen.Index())
        {
            var id = await FindAsync(cooperative.NomorIndukKoperasi!, ct);
            var troubled = i == OfEachKind - 1;
            // The first of each kind writes on until yesterday; the others have stopped with the year, as it happens.
            var until = i % OfEachKind == 0 ? today.AddDays(-1) : last;
            posted += await KeepAsync(
                id,
                new BooksTale(chance, TemplateOf(cooperative.Kind), first, until, troubled),
                Names(people, cooperative.RegionCode, Members),
                ct
            );
            if (!troubled)
                await FileAsync(id, last.Year, i % OfEachKind, ct);
        }

        var tale = new BooksTale(
            chance,
            "kdmp",
            new DateOnly(year - 1, 8, 1),
            today.AddDays(-1),
            troubled: false
        );
        posted += await KeepAsync(home, tale, Names(people, "35.17.09.2001", HomeMembers), ct);
        await stage.ActAsync<PlaceDemoTerms, TermId>(
            null,
            place => place.RunAsync(home, tale.OpenedOn, today, ct),
            ct
        );
        await new LoansPlay(stage).PlayAsync(home, tale.OpenedOn, ct);
        await new OutletsPlay(stage).PlayAsync(home, tale.OpenedOn, ct);
        await stage.ActAsync<GiveDemoAccess, MemberKey>(
            "bendahara",
            give => give.RunAsync(home, tale.OpenedOn, ct),
            ct
        );
        var late =
            chosen.FirstOrDefault(c => !c.Rats.Exists(r => r.BookYear == last.Year))
            ?? chosen[OfEachKind - 1];
        await new RatPlay(stage).PlayAsync(
            home,
            tale.OpenedOn,
            (
                await FindAsync(late.NomorIndukKoperasi!, ct),
                first.AddDays(-1),
                TemplateOf(late.Kind) == "consumer" ? "TOKO" : "USP"
            ),
            ct
        );
        await new CapitalPlay(stage).PlayAsync(home, tale.OpenedOn, ct);
        await stage.TellAsync($"Pembukuan: {chosen.Count + 1} koperasi, {posted} jurnal");
    }

    /// <summary>Last year's statements: one of each kind accepted, one given back, the others wait.</summary>
    private async Task FileAsync(OrganisationId id, int year, int place, CancellationToken ct)
    {
        await stage.ActAsync<FileStatements, Unit>(null, file => file.FromBooksAsync(id, year, ct), ct);
        var handedIn = 1;
        if (place == 0)
            await stage.ActAsync<DecideFiling, Unit>(
                DemoLogins.JombangOfficer,
                decide => decide.AcceptAsync(id, year, handedIn, ct),
                ct
            );
        if (place == 1)
            await stage.ActAsync<DecideFiling, Unit>(
                DemoLogins.JombangOfficer,
                decide =>
                    decide.ReturnAsync(
                        id,
                        year,
                        handedIn,
                        "Lampirkan berita acara RAT, lalu kirim sekali lagi.",
                        ct
                    ),
                ct
            );
    }

    private static string TemplateOf(OrganisationKind kind) =>
        kind switch
        {
            OrganisationKind.Ksp => "ksp",
            OrganisationKind.Koppontren => "koppontren",
            _ => "consumer",
        };

    private static List<string> Names(People people, string region, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => people.Make(region[..8], 2024, 20, 68).Name)];

    private async Task<OrganisationId> FindAsync(string number, CancellationToken ct) =>
        (
            await stage.AskAsync<OrganisationDirectory, List<OrganisationCard>>(
                DemoLogins.JombangOfficer,
                directory => directory.SearchAsync(number, 1, ct),
                ct
            )
        )
            .Single()
            .Id;

    private async Task<int> KeepAsync(
        OrganisationId id,
        BooksTale tale,
        List<string> names,
        CancellationToken ct
    )
    {
        await stage.ActAsync<OpenBooks, Unit>(
            null,
            open =>
                open.RunAsync(
                    new OpenBooks.Input(id, tale.Template, tale.OpenedOn, new Rupiah(5_000_000)),
                    ct
                ),
            ct
        );
        await stage.ActAsync<RegisterMembers, IReadOnlyList<MemberId>>(
            null,
            register => register.RunAsync(id, [.. names.Select((n, i) => tale.MemberOf(n, i))], ct),
            ct
        );
        using var text = new StringReader(tale.Tell(names));
        await stage.ActAsync<OpenDemoBooks, Posted>(null, open => open.RunAsync(id, tale, ct), ct);
        var imported = await stage.AskAsync<ImportJournals, JournalsImported>(
            null,
            import => import.RunAsync(id, text, ct),
            ct
        );
        return imported.Problems.Count == 0
            ? imported.Posted
            : throw new InvalidOperationException(
                $"{imported.Problems[0].Line}: {imported.Problems[0].Code} {imported.Problems[0].Message}"
            );
    }
}
