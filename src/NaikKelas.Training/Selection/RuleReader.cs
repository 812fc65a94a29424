namespace NaikKelas.Training.Selection;

/// <summary>Reads one rule of ROUND.json.</summary>
internal static class RuleReader
{
    public static Rule Read(ref JsonCursor at)
    {
        string? id = null;
        string? fact = null;
        string? op = null;
        IReadOnlyList<string>? classes = null;
        List<Fact>? values = null;
        var isList = false;
        if (!at.EnterObject())
            return new(at.Unread(), "", RuleOperator.Eq, []);
        while (at.NextMember(out var name))
        {
            if (name == "id")
                id = at.Text() ?? at.Unread();
            else if (name == "fact")
                fact = at.Text() ?? "";
            else if (name == "op")
                op = at.Text() ?? "";
            else if (name == "value")
                values = (isList = at.IsList) ? at.Items(Value) : [at.Fact()];
            else if (name == "classes")
                classes = at.IsNull ? null : at.Items(Text);
            else
                at.Skip();
        }

        return new(
            id ?? at.MissingId("id"),
            fact ?? at.Missing("fact", ""),
            Operator(ref at, op ?? at.Missing("op", ""), isList),
            Values(values ?? at.Missing<List<Fact>>("value", []), op, isList),
            classes
        );
    }

    public static string Text(ref JsonCursor at) => at.Text() ?? at.Unread();

    private static Fact Value(ref JsonCursor at) => at.Fact();

    private static RuleOperator Operator(ref JsonCursor at, string op, bool isList)
    {
        switch (op)
        {
            case "in" when !isList:
                at.Add("in-without-list", $"operator in memerlukan daftar nilai", "value");
                return RuleOperator.In;
            case "in":
                return RuleOperator.In;
            case "gte":
                return RuleOperator.Gte;
            case "lte":
                return RuleOperator.Lte;
            case "eq":
                return RuleOperator.Eq;
            default:
                // A missing or ill-typed operator has been noted already.
                if (op.Length > 0)
                    at.Add("unknown-operator", $"ditemukan “{op}”, seharusnya eq, in, gte, atau lte", "op");
                return RuleOperator.Eq;
        }
    }

    /// <summary>A list where one value belongs is a value that no fact equals.</summary>
    private static List<Fact> Values(List<Fact> values, string? op, bool isList) =>
        isList && op != "in"
            ? [Fact.OfJson($"[{string.Join(',', values.Select(RoundWriter.Json))}]")]
            : values;
}
