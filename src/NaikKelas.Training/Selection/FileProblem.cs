namespace NaikKelas.Training.Selection;

/// <summary>
/// One thing wrong with a round: a stable code, the item (<c>applicants[3].choices[1]</c>), and what was
/// found and expected.
/// </summary>
internal sealed record FileProblem(string Code, string Item, FormattableString Message);
