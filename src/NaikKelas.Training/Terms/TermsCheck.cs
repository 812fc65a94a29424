using NaikKelas.Kernel;

namespace NaikKelas.Training.Terms;

/// <summary>Everything wrong with terms, naming the field, what was found and what is expected.</summary>
internal sealed class TermsCheck
{
    public const int WeightMax = 1000;
    private readonly Refusals _refusals = new();
    private readonly RoundTerms _terms;
    private readonly IReadOnlyList<ClassTerms> _classes;

    private TermsCheck(RoundTerms terms, IReadOnlyList<ClassTerms> classes) =>
        (_terms, _classes) = (terms, classes);

    /// <param name="terms">As stored or as typed.</param>
    /// <param name="classes">The round's classes with their codes.</param>
    /// <returns>Fields are <c>Rules[0].year</c>, <c>Criteria[1].Weight</c>, <c>Reserves[2].Seats</c>, <c>MaxPerNominator</c>.</returns>
    public static Refusals Of(RoundTerms terms, IReadOnlyList<ClassTerms> classes)
    {
        var check = new TermsCheck(terms, classes);
        check.CheckRules();
        check.CheckCriteria();
        check.CheckReserves();
        check._refusals.When(
            terms.MaxPerNominator < 1,
            "limit-below-one",
            $"Batas per pengusul: ditemukan {terms.MaxPerNominator}, seharusnya 1 atau lebih, atau dikosongkan.",
            "MaxPerNominator"
        );
        check.CheckWho();
        return check._refusals;
    }

    private void CheckWho()
    {
        _refusals.When(
            _terms.DelegationSize is < 2 or > RoundTerms.DelegationMax,
            "delegation-size",
            $"Orang dalam satu utusan: ditemukan {_terms.DelegationSize}, seharusnya 2 sampai {RoundTerms.DelegationMax}, atau dikosongkan.",
            "DelegationSize"
        );
        _refusals.When(
            _terms is { OpenToAll: true, DelegationSize: not null },
            "open-delegations",
            $"Formulir umum: putaran ini dihitung per utusan, jadi pendaftar perorangan tidak dapat diterima. Kosongkan salah satu.",
            "DelegationSize"
        );
        // Only for rules that are known: what is not, is told elsewhere.
        List<ChosenRule> organisational =
        [
            .. _terms.Rules.Where(r =>
                RuleCatalogue.Find(r.Kind) is not null && !RuleCatalogue.ReadsPersonOnly(r)
            ),
        ];
        _refusals.When(
            _terms.OpenToAll is true
                && _classes.Count > 0
                && _classes.All(c => organisational.Exists(r => FactSheets.IsFor(r, c.Code))),
            "open-organisation-rules",
            $"Formulir umum: setiap kelas mempunyai syarat tentang organisasi pengusul, jadi pendaftar perorangan tidak akan memenuhinya. Hapus syarat itu, batasi pada kelas tertentu, atau tutup formulir umum.",
            "OpenToAll"
        );
    }

    private void CheckRules()
    {
        _refusals.When(
            _terms.Rules.Count == 0,
            "no-rules",
            $"Syarat: ditemukan 0, seharusnya sekurang-kurangnya 1.",
            "Rules"
        );
        foreach (var (index, rule) in _terms.Rules.Index())
        {
            var field = $"Rules[{index}]";
            if (RuleCatalogue.Find(rule.Kind) is not { } kind)
                Unknown("rule-unknown", rule.Kind, field);
            else if (ReadAll(kind.Parameters, rule.Values, field))
                Add(kind.Check(new(rule.Values)), field);
            foreach (var code in rule.Classes ?? [])
                CheckClass(code, field);
            CheckTwice(
                _terms.Rules.Take(index).Any(r => r.Id == rule.Id || Same(r, rule)),
                $"Syarat ke-{index + 1}",
                field
            );
        }
    }

    private void CheckCriteria()
    {
        foreach (var (index, criterion) in _terms.Criteria.Index())
        {
            var field = $"Criteria[{index}]";
            if (CriterionCatalogue.Find(criterion.Kind) is not { } kind)
                Unknown("criterion-unknown", criterion.Kind, field);
            else if (ReadAll(kind.Parameters, criterion.Values, field))
                Add(kind.Check(new(criterion.Values)), field);
            _refusals.When(
                criterion.Weight is < 0 or > WeightMax,
                "weight",
                $"Bobot: ditemukan {criterion.Weight}, seharusnya bilangan bulat 0 sampai {WeightMax:0}.",
                $"{field}.Weight"
            );
            CheckTwice(
                _terms.Criteria.Take(index).Any(c => c.Id == criterion.Id || c.Kind == criterion.Kind),
                $"Kriteria ke-{index + 1}",
                field
            );
        }
    }

    private void CheckReserves()
    {
        foreach (var (index, reserve) in _terms.Reserves.Index())
        {
            var field = $"Reserves[{index}]";
            CheckClass(reserve.Class, $"{field}.Class");
            if (!ReserveGroups.IsKnown(reserve.Group))
                Unknown("group-unknown", reserve.Group, $"{field}.Group");
            _refusals.When(
                reserve.Seats < 1,
                "reserve-seats",
                $"Kursi afirmasi: ditemukan {reserve.Seats}, seharusnya 1 atau lebih.",
                $"{field}.Seats"
            );
            CheckTwice(
                _terms.Reserves.Take(index).Any(r => (r.Class, r.Group) == (reserve.Class, reserve.Group)),
                $"Afirmasi ke-{index + 1}",
                field
            );
        }

        foreach (var one in _classes)
        {
            var mine = _terms.Reserves.Index().Where(r => r.Item.Class == one.Code).ToList();
            var seats = mine.Sum(r => (long)Math.Max(0, r.Item.Seats));
            if (seats > one.Capacity)
                _refusals.Add(
                    new(
                        "reserves-above-capacity",
                        $"Kursi afirmasi kelas {one.Code}: ditemukan {seats}, seharusnya paling banyak {one.Capacity} (kapasitas kelas).",
                        $"Reserves[{mine[^1].Index}].Seats"
                    )
                );
        }
    }

    /// <summary>Whether all parameters can be read; each that cannot is told.</summary>
    private bool ReadAll(
        IReadOnlyList<Parameter> parameters,
        SortedDictionary<string, string> values,
        string field
    )
    {
        var sound = true;
        foreach (var parameter in parameters)
        {
            var read = parameter.Read(values.GetValueOrDefault(parameter.Name));
            if (!read.Refused && read.Value == values[parameter.Name])
                continue;
            sound = false;
            foreach (var refusal in read.Refusals)
                Add(refusal, field);
            if (!read.Refused)
                Unknown("parameter-form", values[parameter.Name], $"{field}.{parameter.Name}");
        }

        return sound;
    }

    private void CheckClass(string code, string field) =>
        _refusals.When(
            _classes.All(c => c.Code != code),
            "class-unknown",
            $"Kelas: ditemukan “{code}”, seharusnya kode salah satu kelas putaran ini.",
            field
        );

    private void CheckTwice(bool twice, FormattableString what, string field) =>
        _refusals.When(twice, "twice", $"{what} sudah ada; hapus salah satu.", field);

    private void Unknown(string code, string found, string field) =>
        _refusals.Add(new(code, $"Ditemukan “{found}”, seharusnya salah satu pilihan yang tersedia.", field));

    private void Add(Refusal? refusal, string field) =>
        _refusals.Add(
            refusal is null ? null
            : refusal.Field is { } name ? refusal with { Field = $"{field}.{name}" }
            : refusal with { Field = field }
        );

    private static bool Same(ChosenRule a, ChosenRule b) =>
        a.Kind == b.Kind
        && a.Values.SequenceEqual(b.Values)
        && (a.Classes ?? []).SequenceEqual(b.Classes ?? [], StringComparer.Ordinal);
}
