using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NaikKelas.Training.Selection;

/// <summary>Writes ROUND.json, so that a published round can be recomputed by anyone.</summary>
internal static class RoundWriter
{
    public static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] ToUtf8(Round round)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(round, output);
        return output.WrittenSpan.ToArray();
    }

    public static void Write(Round round, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, Options);
        writer.WriteStartObject();
        writer.WriteString("seed", round.Seed);
        WriteLimit(writer, round.MaxPerNominator);
        WriteList(writer, "rules", round.Rules, WriteRule);
        WriteList(writer, "criteria", round.Criteria, WriteCriterion);
        WriteList(writer, "classes", round.Classes, WriteClass);
        WriteList(writer, "applicants", round.Applicants, WriteApplicant);
        if (round.Overrides is { } overrides)
            WriteList(writer, "overrides", overrides, WriteOverride);
        writer.WriteEndObject();
    }

    public static string Json(Fact fact)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output, Options))
            WriteFact(writer, fact);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static void WriteLimit(Utf8JsonWriter writer, int? limit)
    {
        if (limit is { } number)
            writer.WriteNumber("maxPerNominator", number);
        else
            writer.WriteNull("maxPerNominator");
    }

    private static void WriteRule(Utf8JsonWriter writer, Rule rule)
    {
        writer.WriteString("id", rule.Id);
        writer.WriteString("fact", rule.Fact);
        writer.WriteString("op", NameOf(rule.Operator));
        writer.WritePropertyName("value");
        if (rule.Operator == RuleOperator.In)
        {
            writer.WriteStartArray();
            foreach (var value in rule.Values)
                WriteFact(writer, value);
            writer.WriteEndArray();
        }
        else
        {
            WriteFact(writer, rule.Values[0]);
        }

        if (rule.Classes is { } classes)
            WriteTexts(writer, "classes", classes);
    }

    private static string NameOf(RuleOperator one) =>
        one switch
        {
            RuleOperator.Eq => "eq",
            RuleOperator.In => "in",
            RuleOperator.Gte => "gte",
            _ => "lte",
        };

    private static void WriteCriterion(Utf8JsonWriter writer, Criterion criterion)
    {
        writer.WriteString("criterion", criterion.Id);
        writer.WriteNumber("weight", criterion.Weight);
    }

    private static void WriteClass(Utf8JsonWriter writer, ClassSpec spec)
    {
        writer.WriteString("id", spec.Id);
        writer.WriteNumber("capacity", spec.Capacity);
        WriteList(
            writer,
            "reserves",
            spec.Reserves,
            static (inner, reserve) =>
            {
                inner.WriteString("group", reserve.Group);
                inner.WriteNumber("seats", reserve.Seats);
            }
        );
    }

    private static void WriteApplicant(Utf8JsonWriter writer, Applicant applicant)
    {
        writer.WriteString("id", applicant.Id);
        writer.WriteString("nominator", applicant.Nominator);
        WriteTexts(writer, "choices", applicant.Choices);
        WriteTexts(writer, "groups", applicant.Groups);
        WriteFacts(writer, "facts", applicant.Facts);
        if (applicant.ClassFacts is { } classFacts)
        {
            writer.WriteStartObject("classFacts");
            foreach (var (classId, facts) in classFacts)
                WriteFacts(writer, classId, facts);
            writer.WriteEndObject();
        }

        writer.WriteStartObject("points");
        foreach (var (criterion, points) in applicant.Points)
            writer.WriteNumber(criterion, points);
        writer.WriteEndObject();
    }

    private static void WriteOverride(Utf8JsonWriter writer, Override one)
    {
        writer.WriteString("id", one.Id);
        writer.WriteString("class", one.Class);
        writer.WriteString("reason", one.Reason);
    }

    private static void WriteFacts(
        Utf8JsonWriter writer,
        string name,
        IReadOnlyDictionary<string, Fact> facts
    )
    {
        writer.WriteStartObject(name);
        foreach (var (factName, fact) in facts)
        {
            writer.WritePropertyName(factName);
            WriteFact(writer, fact);
        }

        writer.WriteEndObject();
    }

    private static void WriteFact(Utf8JsonWriter writer, Fact fact)
    {
        switch (fact.Kind)
        {
            case FactKind.Truth:
                writer.WriteBooleanValue(fact.Truth);
                break;
            case FactKind.Number:
                writer.WriteNumberValue(fact.Number);
                break;
            case FactKind.Text:
                writer.WriteStringValue(fact.Text);
                break;
            case FactKind.Other:
                writer.WriteRawValue(fact.Text);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    private static void WriteList<T>(
        Utf8JsonWriter writer,
        string name,
        IReadOnlyList<T> items,
        Action<Utf8JsonWriter, T> write
    )
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
