using System.Globalization;
using NaikKelas.Kernel;

namespace NaikKelas.Health.Scorecards;

/// <summary>
/// What can be wrong with an instrument's data, each fault with its place: weights that do not add up, bands that overlap
/// or leave holes, names that mean nothing. Looked for whenever one is loaded or saved.
/// </summary>
internal static class ScorecardCheck
{
    private const decimal Whole = 100;

    public static Refusals Of(Scorecard card)
    {
        var wrong = new Refusals();
        Names(card, wrong);
        Weights(card, wrong);
        Predicates(card, wrong);
        foreach (var component in card.Components)
            Component(card, component, wrong);
        return wrong;
    }

    private static void Names(Scorecard card, Refusals wrong)
    {
        wrong.When(
            string.IsNullOrWhiteSpace(card.Id) || string.IsNullOrWhiteSpace(card.Version),
            "scorecard-id",
            $"Instrumen perlu nama dan versi."
        );
        foreach (
            var twice in Twice(card.Components.Select(c => c.Id))
                .Concat(Twice(card.Aspects.Select(a => a.Id)))
        )
            wrong.Add(new("scorecard-twice", $"{twice} ada dua kali."));
        var aspects = card.Aspects.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var component in card.Components.Where(c => !aspects.Contains(c.Aspect)))
            wrong.Add(new("scorecard-aspect", $"{component.Id}: aspek {component.Aspect} tidak ada."));
        foreach (var aspect in card.Aspects.Where(a => !card.Components.Any(c => c.Aspect == a.Id)))
            wrong.Add(new("scorecard-aspect", $"Aspek {aspect.Id} tidak berisi komponen."));
    }

    private static void Weights(Scorecard card, Refusals wrong)
    {
        var all = card.Aspects.Sum(a => a.Maximum);
        wrong.When(all != Whole, "scorecard-weights", $"Bobot semua aspek berjumlah {Say(all)}, bukan 100.");
        if (card.Scale != Scale.Points)
            return;
        foreach (var aspect in card.Aspects)
        {
            var sum = card.Components.Where(c => c.Aspect == aspect.Id).Sum(c => c.Weight);
            wrong.When(
                sum != aspect.Maximum,
                "scorecard-weights",
                $"Bobot komponen aspek {aspect.Id} berjumlah {Say(sum)}, bukan {Say(aspect.Maximum)}."
            );
        }
    }

    private static void Predicates(Scorecard card, Refusals wrong)
    {
        var from = card.Predicates.Select(p => p.From).ToList();
        var falls = from.Zip(from.Skip(1), (one, next) => one is not null && (next is null || next < one))
            .All(f => f);
        wrong.When(
            from is not [.., null] || !falls || Twice(card.Predicates.Select(p => p.Token)).Any(),
            "scorecard-predicates",
            $"Predikat harus turun dari yang terbaik, masing-masing sekali, dan yang terakhir tanpa batas bawah."
        );
    }

    private static void Component(Scorecard card, Component component, Refusals wrong)
    {
        var parts =
            (component.Ratio is null ? 0 : 1)
            + (component.Block is null ? 0 : 1)
            + (component.Checklist is null ? 0 : 1);
        wrong.When(
            parts != 1,
            "scorecard-component",
            $"{component.Id}: isi satu saja dari rasio, pertanyaan, atau daftar periksa."
        );
        if (component.Block is { } block)
            wrong.When(
                block.Points * block.Questions.Count != component.Weight,
                "scorecard-weights",
                $"{component.Id}: {block.Questions.Count} pertanyaan kali {Say(block.Points)} bukan {Say(component.Weight)}."
            );
        else
            Bands(card, component, wrong);
        wrong.When(
            component.Ratio is { } ratio && (ratio.Above.Count == 0 || ratio.Below.Count == 0),
            "scorecard-component",
            $"{component.Id}: rasio tanpa pembilang atau penyebut."
        );
    }

    private static void Bands(Scorecard card, Component component, Refusals wrong)
    {
        var (id, bands) = (component.Id, component.Bands ?? []);
        if (bands.Count == 0)
        {
            wrong.Add(new("scorecard-bands", $"{id}: tidak ada rentang."));
            return;
        }

        foreach (var band in bands.Where(b => !Fits(card.Scale, b.Nilai)))
            wrong.Add(new("scorecard-nilai", $"{id}: nilai {Say(band.Nilai)} tidak ada pada instrumen ini."));
        wrong.When(
            bands[0].Lower is not null || bands[^1].Upper is not null,
            "scorecard-hole",
            $"{id}: rentang pertama dan terakhir harus terbuka ke luar."
        );
        foreach (var (one, next) in bands.Zip(bands.Skip(1)))
            Border(id, one, next, wrong);
    }

    /// <summary>Two neighbours meet at one point, which belongs to exactly one of them.</summary>
    private static void Border(string id, Band one, Band next, Refusals wrong)
    {
        if (one.Upper is not { } end || next.Lower is not { } start)
        {
            wrong.Add(new("scorecard-overlap", $"{id}: rentang di tengah tidak boleh terbuka."));
            return;
        }

        var (ends, starts) = (one.UpTo is not null, next.From is not null);
        wrong.When(
            end < start || end == start && !ends && !starts,
            "scorecard-hole",
            $"{id}: antara {Say(end)} dan {Say(start)} tidak ada nilai."
        );
        wrong.When(
            end > start || end == start && ends && starts,
            "scorecard-overlap",
            $"{id}: rentang sampai {Say(end)} dan rentang dari {Say(start)} bertindihan."
        );
    }

    /// <summary>Whether a nilai exists on the scale.</summary>
    internal static bool Fits(Scale scale, decimal nilai) =>
        scale == Scale.Points ? nilai is >= 0 and <= Whole : nilai is 1 or 2 or 3 or 4;

    internal static string Say(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Twice(IEnumerable<string> names) =>
        names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key);
}
