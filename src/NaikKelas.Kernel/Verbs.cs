using System.CommandLine;

namespace NaikKelas.Kernel;

/// <summary>How verbs of the command line answer. Codes: 0 done, 1 a check did not hold, 2 refused.</summary>
public static class Verbs
{
    public const int Refused = 2;

    /// <summary>Tells each refusal on the error stream: its code, then its words.</summary>
    public static async Task<int> RefuseAsync(ParseResult parsed, Texts texts, IEnumerable<Refusal> refusals)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(refusals);
        foreach (var refusal in refusals)
            await parsed.InvocationConfiguration.Error.WriteLineAsync(
                $"{refusal.Code}: {texts.Of(refusal.Message)}"
            );
        return Refused;
    }
}
