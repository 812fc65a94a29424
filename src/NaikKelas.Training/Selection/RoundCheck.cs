namespace NaikKelas.Training.Selection;

/// <summary>Finds everything wrong with a round, from a file or from the database, before it is run.</summary>
internal sealed class RoundCheck
{
    private readonly Round round;
    private readonly List<FileProblem> problems = [];
    private readonly HashSet<string> classes;

    private RoundCheck(Round round)
    {
        this.round = round;
        classes = round.Classes.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
    }

    public static List<FileProblem> Problems(Round round)
    {
        var check = new RoundCheck(round);
        check.CheckLimit();
        check.CheckRules();
        check.CheckCriteria();
        check.CheckClasses();
        check.CheckApplicants();
        check.CheckOverrides();
        return check.problems;
    }

    private void CheckLimit()
    {
        if (round.MaxPerNominator is < 1 and var limit)
            Add(
                "limit-below-one",
                "maxPerNominator",
                $"ditemukan {limit}, seharusnya 1 atau lebih, atau null"
            );
    }

    private void CheckRules()
    {
        CheckIds("rules", round.Rules.Select(rule => rule.Id));
        for (var index = 0; index < round.Rules.Count; index++)
        {
            if (round.Rules[index].Classes is { } listed)
                CheckListed(listed, $"rules[{index}].classes");
        }
    }

    private void CheckCriteria()
    {
        CheckIds("criteria", round.Criteria.Select(criterion => criterion.Id), "criterion");
        for (var index = 0; index < round.Criteria.Count; index++)
            CheckNotNegative(round.Criteria[index].Weight, $"criteria[{index}].weight");
    }

    private void CheckClasses()
    {
        CheckIds("classes", round.Classes.Select(one => one.Id));
        for (var index = 0; index < round.Classes.Count; index++)
        {
            var (item, spec) = ($"classes[{index}]", round.Classes[index]);
            CheckNotNegative(spec.Capacity, $"{item}.capacity");
            CheckIds($"{item}.reserves", spec.Reserves.Select(reserve => reserve.Group), "group");
            for (var place = 0; place < spec.Reserves.Count; place++)
                CheckNotNegative(spec.Reserves[place].Seats, $"{item}.reserves[{place}].seats");
            var reserved = spec.Reserves.Sum(reserve => (long)Math.Max(reserve.Seats, 0));
            if (spec.Capacity >= 0 && reserved > spec.Capacity)
            {
                Add(
                    "reserves-above-capacity",
                    $"{item}.reserves",
                    $"ditemukan {reserved} kursi afirmasi, seharusnya paling banyak {spec.Capacity} (kapasitas)"
                );
            }
        }
    }

    private void CheckApplicants()
    {
        CheckIds("applicants", round.Applicants.Select(applicant => applicant.Id));
        for (var index = 0; index < round.Applicants.Count; index++)
        {
            var applicant = round.Applicants[index];
            if (!IsListSound(applicant.Choices))
                CheckListed(applicant.Choices, $"applicants[{index}].choices");
            foreach (var (criterion, points) in applicant.Points)
            {
                if (points is < 0 or > 100)
                    Add("points", $"applicants[{index}].points.{criterion}", PointsMessage($"{points}"));
            }
        }
    }

    private void CheckOverrides()
    {
        if (round.Overrides is not { Count: > 0 } overrides)
            return;
        var people = round.Applicants.Select(applicant => applicant.Id).ToHashSet(StringComparer.Ordinal);
        CheckIds("overrides", overrides.Select(one => one.Id));
        for (var index = 0; index < overrides.Count; index++)
        {
            var (id, to) = (overrides[index].Id, overrides[index].Class);
            if (!people.Contains(id) && !JsonCursor.IsUnread(id))
                Add(
                    "unknown-applicant",
                    $"overrides[{index}].id",
                    $"ditemukan “{id}”, seharusnya kode salah satu pendaftar"
                );
            if (to is not null && !classes.Contains(to))
                Add("unknown-class", $"overrides[{index}].class", UnknownClass(to));
        }
    }

    /// <summary>
    /// The usual case without building a path or a set: there are hundreds of thousands of lists.
    /// </summary>
    private bool IsListSound(IReadOnlyList<string> listed)
    {
        for (var place = 0; place < listed.Count; place++)
        {
            if (place > 8 || !classes.Contains(listed[place]))
                return false;
            for (var before = 0; before < place; before++)
            {
                if (listed[before] == listed[place])
                    return false;
            }
        }

        return true;
    }

    private void CheckListed(IReadOnlyList<string> listed, string item)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var place = 0; place < listed.Count; place++)
        {
            if (JsonCursor.IsUnread(listed[place]))
                continue;
            if (!classes.Contains(listed[place]))
                Add("unknown-class", $"{item}[{place}]", UnknownClass(listed[place]));
            else if (!seen.Add(listed[place]))
                Add(
                    "doubled-class",
                    $"{item}[{place}]",
                    $"kelas “{listed[place]}” disebut lebih dari sekali"
                );
        }
    }

    private void CheckIds(string item, IEnumerable<string> ids, string member = "id")
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, id) in ids.Index())
        {
            if (!seen.Add(id))
                Add("doubled-id", $"{item}[{index}].{member}", $"“{id}” dipakai lebih dari sekali");
        }
    }

    private void CheckNotNegative(int number, string item)
    {
        if (number < 0)
            Add("negative", item, $"ditemukan {number}, seharusnya 0 atau lebih");
    }

    public static FormattableString PointsMessage(string found) =>
        $"ditemukan {found}, seharusnya bilangan bulat 0 sampai 100";

    private static FormattableString UnknownClass(string found) =>
        $"ditemukan “{found}”, seharusnya kode salah satu kelas putaran ini";

    private void Add(string code, string item, FormattableString message) =>
        problems.Add(new(code, item, message));
}
