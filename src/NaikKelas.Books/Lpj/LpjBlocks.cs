namespace NaikKelas.Books.Lpj;

/// <summary>A piece of a chapter, before anybody knows whether it becomes a page, a PDF or a DOCX.</summary>
internal abstract record LpjBlock(string Caption);

/// <param name="Heading">Of the column.</param>
/// <param name="Share">Of the width.</param>
/// <param name="Right">Figures stand at the right.</param>
internal sealed record LpjColumn(string Heading, double Share, bool Right = false);

internal sealed record LpjTable(
    string Caption,
    IReadOnlyList<LpjColumn> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows
) : LpjBlock(Caption);

/// <param name="Label">Words.</param>
/// <param name="Amount">Rupiah.</param>
internal sealed record LpjBar(string Label, long Amount);

internal sealed record LpjBars(string Caption, IReadOnlyList<LpjBar> Bars) : LpjBlock(Caption);

internal sealed record LpjPoints(string Caption, IReadOnlyList<string> Points) : LpjBlock(Caption);

/// <summary>A chapter as it is printed.</summary>
/// <param name="Chapter">Of the outline.</param>
/// <param name="Words">What people wrote, or the suggestion.</param>
/// <param name="Suggested">Nobody has written in it.</param>
/// <param name="Text">Its last version; null where there is none.</param>
/// <param name="Blocks">From the books.</param>
internal sealed record LpjSection(
    LpjChapter Chapter,
    string Words,
    bool Suggested,
    LpjText? Text,
    IReadOnlyList<LpjBlock> Blocks
)
{
    /// <param name="kind">Which book.</param>
    /// <param name="facts">Of the year.</param>
    /// <param name="texts">What people wrote.</param>
    /// <param name="named">With what it tells of each member by name.</param>
    public static IReadOnlyList<LpjSection> Of(
        LpjKind kind,
        LpjFacts facts,
        IReadOnlyDictionary<string, LpjText> texts,
        bool named = true
    ) =>
        [
            .. LpjOutline
                .Current.Of(kind)
                .Select(c =>
                {
                    var text = texts.GetValueOrDefault(c.Code);
                    var suggested = string.IsNullOrEmpty(text?.Words);
                    return new LpjSection(
                        c,
                        suggested ? LpjWords.Of(kind, c.Code, facts) : text!.Words,
                        suggested,
                        text,
                        [
                            .. c
                                .Parts.Where(p => named || !LpjParts.IsNamed(p))
                                .SelectMany(p => LpjParts.Of(p, facts)),
                        ]
                    );
                }),
        ];
}
