namespace NaikKelas.Training.Selection;

/// <summary>Reads one applicant of ROUND.json.</summary>
internal static class ApplicantReader
{
    public static Applicant Read(ref JsonCursor at)
    {
        string? id = null,
            nominator = null;
        string[] choices = [],
            groups = [];
        IReadOnlyDictionary<string, Fact> facts = SmallMap<Fact>.Empty;
        IReadOnlyDictionary<string, int> points = SmallMap<int>.Empty;
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, Fact>>? classFacts = null;
        if (!at.EnterObject())
            return new Applicant { Id = at.Unread(), Choices = choices };
        while (at.NextMember(out var name))
        {
            if (name == "id")
                id = at.OwnText() ?? at.Unread();
            else if (name == "nominator")
                nominator = at.TextOrNull();
            else if (name == "choices")
                choices = [.. at.Items(RuleReader.Text)];
            else if (name == "groups")
                groups = [.. at.Items(RuleReader.Text)];
            else if (name == "facts")
                facts = Facts(ref at);
            else if (name == "points")
                points = Points(ref at);
            else if (name == "classFacts")
                classFacts = at.IsNull ? null : Map(ref at, Facts);
            else
                at.Skip();
        }

        return new Applicant
        {
            Id = id ?? at.MissingId("id"),
            Nominator = nominator,
            Choices = choices,
            Groups = groups,
            Facts = facts,
            Points = points,
            ClassFacts = classFacts,
        };
    }

    private static IReadOnlyDictionary<string, Fact> Facts(ref JsonCursor at) =>
        Map(ref at, static (ref JsonCursor value) => value.Fact());

    private static IReadOnlyDictionary<string, int> Points(ref JsonCursor at) =>
        Map(
            ref at,
            static (ref JsonCursor value) =>
            {
                if (value.TryWhole() is { } points)
                    return points;
                value.Add("points", RoundCheck.PointsMessage(value.Skipped()));
                return 0;
            }
        );

    private static IReadOnlyDictionary<string, T> Map<T>(ref JsonCursor at, ItemReader<T> read)
    {
        if (!at.EnterObject())
            return SmallMap<T>.Empty;
        List<KeyValuePair<string, T>> entries = [];
        while (at.NextMember(out var name))
            entries.Add(new(name, read(ref at)));
        if (entries.Count <= 16)
            return new SmallMap<T>([.. entries]);
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (name, value) in entries)
            map[name] = value;
        return map;
    }
}
