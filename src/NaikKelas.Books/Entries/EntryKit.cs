using NaikKelas.Books.Desk;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Entries;

/// <summary>What a phone keeps so that it can enter without signal. Short names: it holds a row a savings account.</summary>
/// <param name="User">Whose outbox it is.</param>
/// <param name="Today">The day on the server when it was fetched.</param>
/// <param name="Units">Code and name; one alone is not asked for.</param>
/// <param name="Accounts">Names of the accounts the templates speak of.</param>
/// <param name="Templates">The acts of this co-op.</param>
/// <param name="Rows">Id, member, number of the savings account, account, number of the member: five texts each.</param>
internal sealed record EntryKit(
    Guid? User,
    DateOnly Today,
    IReadOnlyList<KitUnit> Units,
    IReadOnlyDictionary<string, string> Accounts,
    IReadOnlyList<KitTemplate> Templates,
    IReadOnlyList<IReadOnlyList<string>> Rows
);

internal sealed record KitUnit(string Code, string Name);

internal sealed record KitTemplate(
    string Code,
    string Label,
    string Description,
    IReadOnlyList<long> Presets,
    IReadOnlyList<string>? Rows,
    IReadOnlyList<string>? Choices,
    bool Party,
    bool Cost,
    string Unit
);

internal sealed class EntryKits(EntryBook book, AgencyClock clock, Actor actor, Texts texts)
{
    public async Task<EntryKit> OfAsync(BooksCard books, CancellationToken ct)
    {
        var facts = await book.FactsAsync(books, (SavingsRow?)null, ct);
        var templates = Usable(facts).ToList();
        var named = templates
            .SelectMany(t => (t.Rows ?? []).Concat(t.Choices ?? []))
            .Where(facts.Accounts.ContainsKey)
            .Distinct(StringComparer.Ordinal);
        return new EntryKit(
            actor.UserId,
            clock.Today,
            [.. (await book.UnitsAsync(books.CooperativeId, ct)).Select(u => new KitUnit(u.Code, u.Name))],
            named.ToDictionary(code => code, code => facts.Accounts[code], StringComparer.Ordinal),
            [.. templates.Select(t => KitOf(t, facts))],
            [
                .. (await book.AllRowsAsync(books.CooperativeId, ct)).Select(r =>
                    (IReadOnlyList<string>)
                        [r.Id.Value.ToString(), r.Member, r.Number, r.AccountCode, r.MemberNumber]
                ),
            ]
        );
    }

    /// <summary>The acts whose accounts the co-op still uses.</summary>
    public static IEnumerable<EntryTemplate> Usable(EntryFacts facts) =>
        EntryTemplates
            .Current.For(facts.Chart)
            .Where(t =>
                t.Lines.All(l =>
                    l.Account is TemplateLine.Row or TemplateLine.Choice
                    || facts.Accounts.ContainsKey(l.Account)
                )
                && (t.Choices is null || t.Choices.Any(facts.Accounts.ContainsKey))
                && (t.Rows is null || t.Rows.Any(facts.Accounts.ContainsKey))
            );

    private KitTemplate KitOf(EntryTemplate template, EntryFacts facts) =>
        new(
            template.Code,
            texts[template.Label],
            template.Description,
            template.Presets,
            template.Rows,
            template.Choices?.Where(facts.Accounts.ContainsKey).ToList(),
            template.Party,
            template.Cost,
            EntryRules.UnitOf(template, facts)
        );
}
