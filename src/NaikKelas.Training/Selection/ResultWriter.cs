using System.Buffers;
using System.Text;
using System.Text.Json;

namespace NaikKelas.Training.Selection;

/// <summary>Writes RESULT.json.</summary>
internal static class ResultWriter
{
    /// <summary>The result without its digest, which is taken over exactly this.</summary>
    public static ReadOnlyMemory<byte> ToUtf8(Outcome outcome)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output, RoundWriter.Options))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("assignments");
            foreach (var assignment in outcome.Assignments)
                WriteAssignment(writer, assignment);
            writer.WriteEndArray();
            writer.WriteStartArray("classes");
            foreach (var one in outcome.Classes)
                WriteClass(writer, one);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return output.WrittenMemory;
    }

    /// <summary>The same with the digest as its last member: RESULT.json as it is published.</summary>
    public static void WriteWithDigest(ReadOnlySpan<byte> result, string digest, Stream output)
    {
        output.Write(result[..^1]);
        output.Write(Encoding.UTF8.GetBytes($",\"digest\":\"{digest}\"}}\n"));
    }

    private static void WriteAssignment(Utf8JsonWriter writer, Assignment assignment)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, assignment.Id);
        writer.WriteString("status"u8, NameOf(assignment.Status));
        if (assignment.Rank is { } rank)
        {
            writer.WriteString("class"u8, assignment.Class);
            writer.WriteString("seat"u8, assignment.ReservedFor is { } group ? $"reserved:{group}" : "open");
            writer.WriteNumber("rank"u8, rank);
        }

        if (assignment.Status == AssignmentStatus.Reserve)
            WriteReasons(writer, assignment);
        if (assignment.Failed.Count > 0 || assignment.Status == AssignmentStatus.Ineligible)
            WriteFailed(writer, assignment.Failed);
        writer.WriteEndObject();
    }

    private static ReadOnlySpan<byte> NameOf(AssignmentStatus status) =>
        status switch
        {
            AssignmentStatus.Admitted => "admitted"u8,
            AssignmentStatus.Reserve => "reserve"u8,
            AssignmentStatus.Ineligible => "ineligible"u8,
            _ => "withdrawn-by-decision"u8,
        };

    private static void WriteReasons(Utf8JsonWriter writer, Assignment assignment)
    {
        writer.WriteStartArray("waiting"u8);
        foreach (var (classId, place) in assignment.Waiting)
        {
            writer.WriteStartObject();
            writer.WriteString("class"u8, classId);
            writer.WriteNumber("place"u8, place);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("because"u8);
        foreach (var because in assignment.Because)
        {
            writer.WriteStartObject();
            writer.WriteString("class"u8, because.Class);
            writer.WriteString(
                "code"u8,
                because.Cause == RefusalCause.BelowLowest ? "below-lowest"u8 : "nominator-limit"u8
            );
            writer.WriteNumber("score"u8, because.Score);
            WriteLowest(writer, because.LowestAdmittedScore);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteFailed(Utf8JsonWriter writer, IReadOnlyList<FailedRules> failed)
    {
        writer.WriteStartObject("failed"u8);
        foreach (var (classId, rules) in failed)
        {
            writer.WriteStartArray(classId);
            foreach (var rule in rules)
                writer.WriteStringValue(rule);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteClass(Utf8JsonWriter writer, ClassResult one)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, one.Id);
        writer.WriteNumber("admitted"u8, one.Admitted);
        writer.WriteStartArray("reserves"u8);
        foreach (var (group, seats, filled) in one.Reserves)
        {
            writer.WriteStartObject();
            writer.WriteString("group"u8, group);
            writer.WriteNumber("seats"u8, seats);
            writer.WriteNumber("filled"u8, filled);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteLowest(writer, one.LowestAdmittedScore);
        writer.WriteEndObject();
    }

    private static void WriteLowest(Utf8JsonWriter writer, long? lowest)
    {
        if (lowest is { } score)
            writer.WriteNumber("lowestAdmittedScore"u8, score);
        else
            writer.WriteNull("lowestAdmittedScore"u8);
    }
}
