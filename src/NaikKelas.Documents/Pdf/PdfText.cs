using PdfSharp.Drawing;

namespace NaikKelas.Documents.Pdf;

public enum PdfAlign
{
    Left,
    Center,
    Right,
    Justify,
}

/// <summary>One line of words that fits; the last line of a paragraph is never stretched.</summary>
internal sealed record PdfLine(IReadOnlyList<string> Words, double Width, bool IsLast)
{
    public string Text => string.Join(' ', Words);
}

/// <summary>Breaks a text into lines. Widths of words are kept, for names and villages come again and again.</summary>
internal sealed class PdfText(XGraphics measure)
{
    private readonly Dictionary<(double Size, XFontStyleEx Style, string Word), double> widths = [];

    public double Width(XFont font, string text)
    {
        var key = (font.Size, font.Style, text);
        if (!widths.TryGetValue(key, out var width))
            widths[key] = width = measure.MeasureString(text, font).Width;
        return width;
    }

    /// <summary>The space of the font is made for large screens; small print reads better with a little more.</summary>
    public double Space(XFont font) => Math.Max(Width(font, " "), font.Size * 0.27);

    public List<PdfLine> Lines(XFont font, string text, double room)
    {
        var lines = new List<PdfLine>();
        foreach (var part in text.ReplaceLineEndings("\n").Split('\n'))
            AddLines(lines, font, part, room);
        return lines;
    }

    private void AddLines(List<PdfLine> lines, XFont font, string text, double room)
    {
        var space = Space(font);
        var words = new List<string>();
        double width = 0;
        foreach (var word in text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
        foreach (var piece in Pieces(font, word, room))
        {
            var more = Width(font, piece) + (words.Count > 0 ? space : 0);
            if (words.Count > 0 && width + more > room)
            {
                lines.Add(new([.. words], width, IsLast: false));
                words.Clear();
                (width, more) = (0, Width(font, piece));
            }
            words.Add(piece);
            width += more;
        }
        lines.Add(new([.. words], width, IsLast: true));
    }

    /// <summary>A word wider than its column is broken where it must be, rather than drawn over its neighbour.</summary>
    private IEnumerable<string> Pieces(XFont font, string word, double room)
    {
        while (word.Length > 1 && Width(font, word) > room)
        {
            var fits = 1;
            while (fits < word.Length - 1 && measure.MeasureString(word[..(fits + 1)], font).Width <= room)
                fits++;
            if (char.IsHighSurrogate(word[fits - 1]) && fits < word.Length - 1)
                fits++;
            yield return word[..fits];
            word = word[fits..];
        }
        yield return word;
    }
}
