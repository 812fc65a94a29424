using System.Text.Json;
using System.Text.Unicode;

namespace NaikKelas.Training.Selection;

/// <summary>
/// A round read from ROUND.json, or everything that is wrong with it; a sound file has no problems.
/// </summary>
internal sealed record RoundFile(Round? Round, IReadOnlyList<FileProblem> Problems);

/// <summary>Reads ROUND.json. Unknown members are passed over; a wrong type is a problem of its item.</summary>
internal static class RoundReader
{
    public static RoundFile Read(ReadOnlySpan<byte> utf8)
    {
        List<FileProblem> problems = [];
        if (!Utf8.IsValid(utf8))
            return new(null, [new("not-json", "$", $"berkas bukan teks UTF-8")]);
        try
        {
            var at = new JsonCursor(utf8, problems);
            at.Start();
            var round = ReadRound(ref at);
            at.End();
            if (round is not null)
                problems.AddRange(RoundCheck.Problems(round));
            return new(problems.Count == 0 ? round : null, problems);
        }
        catch (JsonException broken)
        {
            var (line, place) = (broken.LineNumber + 1, broken.BytePositionInLine + 1);
            return new(null, [new("not-json", "$", $"berkas bukan JSON: baris {line}, bita {place}")]);
        }
    }

    private static Round? ReadRound(ref JsonCursor at)
    {
        if (!at.EnterObject())
            return null;
        var (seed, limit) = ((string?)null, (int?)null);
        IReadOnlyList<Rule>? rules = null;
        IReadOnlyList<Criterion>? criteria = null;
        IReadOnlyList<ClassSpec>? classes = null;
        IReadOnlyList<Applicant>? applicants = null;
        IReadOnlyList<Override>? overrides = null;
        while (at.NextMember(out var name))
        {
            if (name == "seed")
                seed = at.Text() ?? "";
            else if (name == "maxPerNominator")
                limit = at.IsNull ? null : at.Whole();
            else if (name == "rules")
                rules = at.Items(RuleReader.Read);
            else if (name == "criteria")
                criteria = at.Items(ReadCriterion);
            else if (name == "classes")
                classes = at.Items(ReadClass);
            else if (name == "applicants")
                applicants = at.Items(ApplicantReader.Read);
            else if (name == "overrides")
                overrides = at.Items(ReadOverride);
            else
                at.Skip();
        }

        return new Round
        {
            Seed = seed ?? at.Missing("seed", ""),
            MaxPerNominator = limit,
            Rules = rules ?? at.Missing<IReadOnlyList<Rule>>("rules", []),
            Criteria = criteria ?? at.Missing<IReadOnlyList<Criterion>>("criteria", []),
            Classes = classes ?? at.Missing<IReadOnlyList<ClassSpec>>("classes", []),
            Applicants = applicants ?? at.Missing<IReadOnlyList<Applicant>>("applicants", []),
            Overrides = overrides,
        };
    }

    private static Criterion ReadCriterion(ref JsonCursor at)
    {
        string? id = null;
        int? weight = null;
        if (!at.EnterObject())
            return new(at.Unread(), 0);
        while (at.NextMember(out var name))
        {
            if (name == "criterion")
                id = at.Text() ?? at.Unread();
            else if (name == "weight")
                weight = at.Whole() ?? 0;
            else
                at.Skip();
        }

        return new(id ?? at.MissingId("criterion"), weight ?? at.Missing("weight", 0));
    }

    private static ClassSpec ReadClass(ref JsonCursor at)
    {
        // Where a capacity cannot be read, its reserves are not to blame.
        const int unread = int.MaxValue;
        string? id = null;
        int? capacity = null;
        List<Reserve> reserves = [];
        if (!at.EnterObject())
            return new(at.Unread(), unread, reserves);
        while (at.NextMember(out var name))
        {
            if (name == "id")
                id = at.Text() ?? at.Unread();
            else if (name == "capacity")
                capacity = at.Whole() ?? unread;
            else if (name == "reserves")
                reserves = at.Items(ReadReserve);
            else
                at.Skip();
        }

        return new(id ?? at.MissingId("id"), capacity ?? at.Missing("capacity", unread), reserves);
    }

    private static Reserve ReadReserve(ref JsonCursor at)
    {
        string? group = null;
        int? seats = null;
        if (!at.EnterObject())
            return new(at.Unread(), 0);
        while (at.NextMember(out var name))
        {
            if (name == "group")
                group = at.Text() ?? at.Unread();
            else if (name == "seats")
                seats = at.Whole() ?? 0;
            else
                at.Skip();
        }

        return new(group ?? at.MissingId("group"), seats ?? at.Missing("seats", 0));
    }

    private static Override ReadOverride(ref JsonCursor at)
    {
        string? id = null;
        string? to = null;
        var reason = "";
        var decided = false;
        if (!at.EnterObject())
            return new(at.Unread(), null, reason);
        while (at.NextMember(out var name))
        {
            if (name == "id")
                id = at.Text() ?? at.Unread();
            else if (name == "class")
                (to, decided) = (at.TextOrNull(), true);
            else if (name == "reason")
                reason = at.TextOrNull() ?? "";
            else
                at.Skip();
        }

        if (!decided)
            at.Missing("class", 0);
        return new(id ?? at.MissingId("id"), to, reason);
    }
}
