using NaikKelas.Training.Results;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Public;

/// <summary>Why, in a few words that tell nothing about a person: for the public list.</summary>
internal sealed class ReasonWords(RoundTerms terms, RegionName place)
{
    public FormattableString Of(DecisionStatus status, Trace trace) =>
        status switch
        {
            _ when trace.Decided is { } decided => $"{TraceWords.Of(decided)} {decided.Reason}",
            DecisionStatus.Admitted => Admitted(trace),
            DecisionStatus.Reserve => Waiting(trace),
            DecisionStatus.Ineligible => Failed(trace),
            _ => $"Ditarik dengan keputusan tertulis",
        };

    private static FormattableString Admitted(Trace trace)
    {
        var place = trace.Choices.TakeWhile(c => c.End != TraceEnd.Admitted).Count() + 1;
        return place == 1 ? Most : $"Pilihan ke-{place}";
    }

    private static FormattableString Most => $"Pilihan pertama";

    private static FormattableString Waiting(Trace trace)
    {
        var best = trace.Choices.Where(c => c.Place is not null).MinBy(c => c.Place)!;
        return best.End == TraceEnd.HeldBack
            ? $"Tempat pengusulnya sudah terisi; daftar tunggu {best.Class} ke-{best.Place}"
            : (FormattableString)$"Nilai di bawah yang terendah; daftar tunggu {best.Class} ke-{best.Place}";
    }

    private FormattableString Failed(Trace trace)
    {
        var failed = trace.Choices.SelectMany(c => c.Failed).Distinct(StringComparer.Ordinal).ToList();
        return terms.Rules.FirstOrDefault(r => failed.Contains(r.Id, StringComparer.Ordinal)) is { } rule
            ? failed.Count == 1
                ? $"Syarat: {RuleCatalogue.Sentence(rule, place)}"
                : (FormattableString)
                    $"Syarat: {RuleCatalogue.Sentence(rule, place)}, dan {failed.Count - 1} lainnya"
            : $"Tidak ada kelas yang dapat diikuti";
    }
}
