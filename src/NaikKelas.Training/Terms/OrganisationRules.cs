using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Training.Selection;

namespace NaikKelas.Training.Terms;

/// <summary>Rules about the nominating organisation. An applicant without a nominator has none of these facts.</summary>
internal static class OrganisationRules
{
    public static readonly RuleKind HealthAtLeast = new(
        "health-at-least",
        "Predikat kesehatan tahun {0} sekurang-kurangnya {1}",
        [Parameter.Year("year", "Tahun"), Parameter.Choice<HealthPredicate>("predicate", "Predikat")]
    )
    {
        Compare = v => Health(v, AtLeast(v.List<HealthPredicate>("predicate")[0])),
        Find = HealthOf,
        Missing = NoHealth,
        Found = HealthFound,
        Remedy = v =>
            $"hasil pemeriksaan kesehatan tahun {v["year"]} dengan predikat {v.List<HealthPredicate>("predicate")[0]} atau lebih baik, dicatat dinas sebelum putaran ditutup",
        Suggest = k => LastYear(k, ("predicate", nameof(HealthPredicate.CukupSehat))),
    };

    public static readonly RuleKind HealthAmong = new(
        "health-among",
        "Predikat kesehatan tahun {0} termasuk {1}",
        [Parameter.Year("year", "Tahun"), Parameter.Choices<HealthPredicate>("predicates", "Predikat")]
    )
    {
        Compare = v => Health(v, v.List<HealthPredicate>("predicates")),
        Find = HealthOf,
        Missing = NoHealth,
        Found = HealthFound,
        Remedy = v =>
            $"hasil pemeriksaan kesehatan tahun {v["year"]} dengan predikat yang diminta, dicatat dinas sebelum putaran ditutup",
        Suggest = k => LastYear(k, ("predicates", $"{HealthPredicate.Sehat},{HealthPredicate.CukupSehat}")),
    };

    public static readonly RuleKind KindAmong = new(
        "organisation-kind-among",
        "Jenis organisasi pengusul termasuk {0}",
        [Parameter.Choices<OrganisationKind>("kinds", "Jenis organisasi")]
    )
    {
        Compare = v => new("organisationKind", RuleOperator.In, Words(v.List<OrganisationKind>("kinds"))),
        Find = q => q.Subject.Nominator is { } o ? new(Fact.Of(o.Kind.ToString()), Registered) : null,
        Missing = _ => NoNominator,
        Found = (_, f) => $"Pengusul tercatat sebagai {Enum.Parse<OrganisationKind>(f.Value.Text)}",
        Remedy = _ => $"diusulkan oleh organisasi dari jenis yang diminta",
        Suggest = _ => Only("kinds", nameof(OrganisationKind.Kdmp)),
    };

    public static readonly RuleKind Active = new(
        "organisation-active",
        "Organisasi pengusul berstatus aktif",
        []
    )
    {
        Compare = _ =>
            new("organisationStatus", RuleOperator.Eq, [Fact.Of(nameof(OrganisationStatus.Active))]),
        Find = q => q.Subject.Nominator is { } o ? new(Fact.Of(o.Status.ToString()), Registered) : null,
        Missing = _ => NoNominator,
        Found = (_, f) => $"Pengusul berstatus {Enum.Parse<OrganisationStatus>(f.Value.Text)}",
        Remedy = _ => $"status pengusul diperbarui menjadi aktif oleh dinas sebelum putaran ditutup",
    };

    public static readonly RuleKind DocumentValid = new(
        "legal-document-valid",
        "Pengusul memiliki {0} yang masih berlaku",
        [Parameter.Choice<LegalDocumentKind>("document", "Dokumen")]
    )
    {
        Compare = v => new($"valid{v["document"]}", RuleOperator.Eq, [Fact.Of(true)]),
        Find = DocumentOf,
        Missing = v => $"Belum ada catatan {v.List<LegalDocumentKind>("document")[0]}",
        Found = (v, f) => $"{v.List<LegalDocumentKind>("document")[0]} berakhir {f.On!.Value}",
        Remedy = v =>
            $"{v.List<LegalDocumentKind>("document")[0]} yang berlaku dicatat dinas sebelum putaran ditutup",
        Suggest = _ => Only("document", nameof(LegalDocumentKind.Nib)),
    };

    public static readonly RuleKind FoundedBy = new(
        "founded-by",
        "Organisasi pengusul berdiri paling lambat {0}",
        [Parameter.Date("date", "Batas tanggal")]
    )
    {
        Compare = v => new("foundedOn", RuleOperator.Lte, [Fact.Of(v.Date("date"))]),
        Find = q => q.Subject.Nominator is { FoundedOn: { } day } ? new(Fact.Of(day), Registered, day) : null,
        Missing = _ => $"Belum ada catatan tanggal berdiri pengusul",
        Found = (v, f) => $"Pengusul berdiri {f.On!.Value}, setelah batas {v.Date("date")}",
        Remedy = _ => $"akta pendirian dengan tanggal yang lebih awal dicatat dinas sebelum putaran ditutup",
        Suggest = k => Only("date", $"{k.Today.Year - 1:0000}-12-31"),
    };

    public static readonly RuleKind FromRegion = new(
        "from-region",
        "Pengusul berkedudukan di wilayah {0}",
        [Parameter.Region("region", "Wilayah")]
    )
    {
        Compare = v => new($"in{v["region"]}", RuleOperator.Eq, [Fact.Of(true)]),
        Find = q =>
            q.Subject.Nominator is { } o
                ? new(Fact.Of(Scope.Covers(q.Values["region"], o.RegionCode)), Registered)
                : null,
        Missing = _ => NoNominator,
        Found = (v, _) => $"Pengusul berkedudukan di luar wilayah {v["region"]}",
        Remedy = v => $"diusulkan oleh organisasi yang berkedudukan di wilayah {v["region"]}",
        Suggest = k => Only("region", k.RegionCode),
    };

    /// <summary>Predicates as good as one, or better; the enum goes from best to worst.</summary>
    public static IReadOnlyList<HealthPredicate> AtLeast(HealthPredicate predicate) =>
        [.. Enum.GetValues<HealthPredicate>().Where(p => p <= predicate)];

    internal const string Registered = "data induk";

    internal static FormattableString NoNominator => $"Tidak diusulkan oleh organisasi mana pun";

    internal static IReadOnlyList<Fact> Words<T>(IReadOnlyList<T> words)
        where T : struct, Enum => [.. words.Select(w => Fact.Of(w.ToString()))];

    internal static SortedDictionary<string, string> Only(string name, string text) =>
        new(StringComparer.Ordinal) { [name] = text };

    private static SortedDictionary<string, string> LastYear(Known known, (string Name, string Text) more) =>
        new(StringComparer.Ordinal) { ["year"] = $"{known.Today.Year - 1:0}", [more.Name] = more.Text };

    private static Comparison Health(ParameterValues v, IReadOnlyList<HealthPredicate> among) =>
        new($"health{v["year"]}", RuleOperator.In, Words(among));

    private static FoundFact? HealthOf(Question q)
    {
        var year = q.Values.Number("year");
        return q.Subject.Nominator?.Health.FirstOrDefault(h => h.Year == year) is { } health
            ? new(Fact.Of(health.Predicate.ToString()), health.Source, health.AssessedOn)
            : null;
    }

    private static FormattableString NoHealth(ParameterValues v) =>
        $"Belum ada catatan predikat kesehatan tahun {v["year"]}";

    private static FormattableString HealthFound(ParameterValues v, FoundFact f) =>
        $"Predikat kesehatan tahun {v["year"]}: {Enum.Parse<HealthPredicate>(f.Value.Text)}";

    /// <summary>Any paper of the kind that has not run out; else the one that ran out last.</summary>
    private static FoundFact? DocumentOf(Question q)
    {
        var kind = q.Values.List<LegalDocumentKind>("document")[0];
        var best = q
            .Subject.Nominator?.Documents.Where(d => d.Kind == kind)
            .OrderByDescending(d => d.ExpiresOn ?? DateOnly.MaxValue)
            .FirstOrDefault();
        return best is null
            ? null
            : new(
                Fact.Of(best.ExpiresOn is not { } end || end >= q.AsOf),
                $"{Texts.Word(kind)} {best.Number}",
                best.ExpiresOn ?? best.IssuedOn
            );
    }
}
