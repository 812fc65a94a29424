using NaikKelas.Interface;
using NaikKelas.Training.Selection;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Nominating;

/// <summary>One rule on the card.</summary>
/// <param name="Sentence">The rule as it was published.</param>
/// <param name="Light">Green: holds. Amber: nobody recorded the fact yet, a paper can be brought. Red: a recorded fact stands against it.</param>
/// <param name="Classes">The classes it says this of; null: all.</param>
/// <param name="Fact">What was found, or what is missing.</param>
/// <param name="Source">Where the fact is known from, and its date.</param>
/// <param name="Remedy">What would make it green; null where it is.</param>
internal sealed record CardRow(
    FormattableString Sentence,
    Tone Light,
    IReadOnlyList<string>? Classes,
    FormattableString? Fact,
    FormattableString? Source,
    FormattableString? Remedy
);

/// <summary>A class as the card sees it: red where one rule is red, amber where a paper is missing.</summary>
internal sealed record CardClass(string Code, Tone Light);

/// <summary>Whether somebody meets the rules of a round, before anything is sent. Pure.</summary>
internal sealed record EligibilityCard(IReadOnlyList<CardRow> Rows, IReadOnlyList<CardClass> Classes)
{
    public Tone Light =>
        Classes.Any(c => c.Light == Tone.Green) ? Tone.Green
        : Classes.Any(c => c.Light == Tone.Amber) ? Tone.Amber
        : Tone.Red;

    /// <summary>The papers to bring.</summary>
    public IReadOnlyList<CardRow> Asked => [.. Rows.Where(r => r.Light == Tone.Amber)];

    /// <summary>The classes as one would choose them: open ones first.</summary>
    public IReadOnlyList<string> Order =>
        [.. Classes.OrderBy(c => c.Light == Tone.Red).ThenBy(c => c.Light == Tone.Amber).Select(c => c.Code)];

    /// <param name="terms">The terms of the round.</param>
    /// <param name="codes">Codes of the classes asked about.</param>
    /// <param name="sheet">The facts as they are.</param>
    /// <param name="place">Names of regions.</param>
    /// <param name="cannot">A rule that no paper can help, for this applicant: red rather than amber.</param>
    public static EligibilityCard Of(
        RoundTerms terms,
        IReadOnlyList<string> codes,
        FactSheet sheet,
        RegionName place,
        Func<ChosenRule, bool>? cannot = null
    )
    {
        var applicant = TermsTranslator.ToApplicant(new SheetOfApplicant("", null, codes, sheet));
        var rows = new List<CardRow>();
        var lights = codes.ToDictionary(c => c, _ => Tone.Green, StringComparer.Ordinal);
        foreach (var rule in terms.Rules)
        {
            List<string> mine = [.. codes.Where(c => FactSheets.IsFor(rule, c))];
            foreach (
                var alike in mine.Select(c => (Code: c, Row: RowOf(rule, applicant, sheet, c, place, cannot)))
                    .GroupBy(one => (one.Row.Light, $"{one.Row.Fact}", $"{one.Row.Source}"))
            )
            {
                string[] said = [.. alike.Select(one => one.Code)];
                rows.Add(alike.First().Row with { Classes = said.Length == codes.Count ? null : said });
                foreach (var code in said)
                    lights[code] = Worse(lights[code], alike.Key.Light);
            }
        }

        return new EligibilityCard(rows, [.. codes.Select(c => new CardClass(c, lights[c]))]);
    }

    private static CardRow RowOf(
        ChosenRule rule,
        Applicant applicant,
        FactSheet sheet,
        string code,
        RegionName place,
        Func<ChosenRule, bool>? cannot
    )
    {
        var translated = RuleCatalogue.Translate(rule);
        var sentence = RuleCatalogue.Sentence(rule, place);
        var found = sheet.Find(translated.Fact, code);
        if (Eligibility.Holds(translated, applicant, code))
            return new(sentence, Tone.Green, null, FactOf(rule, found!), SourceOf(found!), null);
        if (found is null && cannot?.Invoke(rule) is true)
            return new(
                sentence,
                Tone.Red,
                null,
                OrganisationRules.NoNominator,
                null,
                $"diusulkan oleh pengurus koperasi atau pesantren, bukan mendaftar sendiri"
            );
        var failure = RuleCatalogue.Explain(rule, found);
        return new(
            sentence,
            found is null ? Tone.Amber : Tone.Red,
            null,
            failure.What,
            failure.Source,
            failure.Remedy
        );
    }

    private static Tone Worse(Tone a, Tone b) =>
        a == Tone.Red || b == Tone.Red ? Tone.Red
        : a == Tone.Amber || b == Tone.Amber ? Tone.Amber
        : Tone.Green;

    /// <summary>The fact in words: a date, a number, the word of an option; nothing where the rule says it all.</summary>
    private static FormattableString? FactOf(ChosenRule rule, FoundFact found)
    {
        if (found.Value.TryDate(out var date))
            return $"{date}";
        if (found.Value.Kind == FactKind.Number)
            return $"{found.Value.Number}";
        var word = RuleCatalogue
            .KindOf(rule)
            .Parameters.SelectMany(p => p.Options)
            .FirstOrDefault(o => found.Value.Kind == FactKind.Text && o.ToString() == found.Value.Text);
        if (word is null)
            return null;
        return $"{word}";
    }

    private static FormattableString SourceOf(FoundFact found) =>
        found.On is { } on ? (FormattableString)$"{found.Source}, {on}" : $"{found.Source}";
}
