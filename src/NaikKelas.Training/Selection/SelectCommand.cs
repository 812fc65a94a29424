using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NaikKelas.Training.Selection;

/// <summary>
/// <c>select ROUND.json [--output RESULT.json] [--verify RESULT.json]</c>: the engine on a file, without a
/// database,
/// so that a published round can be recomputed by anyone. Exit codes: 0 done, 1 a result does not hold, 2
/// bad input.
/// </summary>
internal static class SelectCommand
{
    public static Command Create()
    {
        var round = new Argument<FileInfo>("ROUND.json") { Description = "Berkas putaran penetapan peserta" };
        var output = new Option<FileInfo?>("--output")
        {
            Description = "Tulis hasil ke berkas ini, bukan ke layar",
        };
        var verify = new Option<FileInfo?>("--verify")
        {
            Description = "Hitung ulang dan cocokkan dengan hasil yang diumumkan ini",
        };
        var command = new Command("select", "Tetapkan peserta satu putaran dari berkas")
        {
            round,
            output,
            verify,
        };
        command.SetAction(parsed =>
        {
            var run = new Run(parsed.InvocationConfiguration.Error);
            return parsed.GetValue(verify) is { } published
                ? run.Verify(parsed.GetRequiredValue(round), published)
                : run.Select(
                    parsed.GetRequiredValue(round),
                    parsed.GetValue(output),
                    parsed.InvocationConfiguration.Output
                );
        });
        return command;
    }

    private sealed class Run(TextWriter errors)
    {
        private const int Done = 0;
        private const int DoesNotHold = 1;
        private const int BadInput = 2;

        public int Select(FileInfo roundFile, FileInfo? outputFile, TextWriter screen)
        {
            if (Read(roundFile) is not { } json || Compute(json) is not { } computed)
                return BadInput;
            if (outputFile is not null)
                return Write(outputFile, computed) ? Done : BadInput;
            using var text = new MemoryStream();
            ResultWriter.WriteWithDigest(computed.Result.Span, computed.Digest, text);
            screen.Write(Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length));
            return Done;
        }

        public int Verify(FileInfo roundFile, FileInfo resultFile)
        {
            if (Read(roundFile) is not { } json || Read(resultFile) is not { } published)
                return BadInput;
            if (Compute(json) is not { } computed)
                return BadInput;
            try
            {
                using var result = JsonDocument.Parse(published);
                var claimed =
                    result.RootElement.ValueKind == JsonValueKind.Object
                    && result.RootElement.TryGetProperty("digest", out var digest)
                        ? digest.ToString()
                        : "";
                if (claimed == computed.Digest && Digests.Of(json, published) == computed.Digest)
                    return Done;
                Say(new("digest", resultFile.Name, $"ditemukan {claimed}, seharusnya {computed.Digest}"));
                return DoesNotHold;
            }
            catch (JsonException)
            {
                Say(new("not-json", resultFile.Name, $"berkas bukan JSON"));
                return BadInput;
            }
        }

        private (ReadOnlyMemory<byte> Result, string Digest)? Compute(ReadOnlyMemory<byte> json)
        {
            var file = RoundReader.Read(json.Span);
            foreach (var problem in file.Problems)
                Say(problem);
            if (file.Round is not { } round)
                return null;
            var result = ResultWriter.ToUtf8(Selector.Run(round));
            try
            {
                return (result, Digests.Of(json, result));
            }
            catch (JsonException broken)
            {
                Say(new("not-canonical", "$", $"tidak dapat dibuat baku menurut RFC 8785: {broken.Message}"));
                return null;
            }
        }

        private ReadOnlyMemory<byte>? Read(FileInfo file)
        {
            try
            {
                ReadOnlyMemory<byte> bytes = File.ReadAllBytes(file.FullName);
                return bytes.Span.StartsWith(Encoding.UTF8.Preamble)
                    ? bytes[Encoding.UTF8.Preamble.Length..]
                    : bytes;
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
            {
                Say(new("unreadable", file.Name, $"berkas tidak dapat dibaca: {unreadable.Message}"));
                return null;
            }
        }

        /// <summary>Whole or not at all: a reader never sees half a result.</summary>
        private bool Write(FileInfo file, (ReadOnlyMemory<byte> Result, string Digest) computed)
        {
            var draft = $"{file.FullName}.{Environment.ProcessId}.tmp";
            try
            {
                using (var stream = File.Create(draft))
                    ResultWriter.WriteWithDigest(computed.Result.Span, computed.Digest, stream);
                File.Move(draft, file.FullName, overwrite: true);
                return true;
            }
            catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
            {
                File.Delete(draft);
                Say(new("unwritable", file.Name, $"berkas tidak dapat ditulis: {unwritable.Message}"));
                return false;
            }
        }

        private void Say(FileProblem problem) =>
            errors.WriteLine(
                $"{problem.Code}: {problem.Item}: {problem.Message.ToString(CultureInfo.InvariantCulture)}"
            );
    }
}
