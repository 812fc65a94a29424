using System.Text;

namespace NaikKelas.Books.Exchange;

/// <summary>Rows of a comma separated text (RFC 4180) with the line each begins on, read forwards.</summary>
internal static class CsvRows
{
    public static IEnumerable<(int Line, IReadOnlyList<string> Cells)> Of(TextReader text)
    {
        var number = 0;
        var cell = new StringBuilder();
        while (text.ReadLine() is { } line)
        {
            var began = ++number;
            if (!line.Contains('"', StringComparison.Ordinal))
            {
                yield return (began, line.Split(','));
                continue;
            }

            List<string> cells = [];
            var quoted = false;
            for (var i = 0; ; i++)
            {
                if (i == line.Length)
                {
                    if (!quoted || text.ReadLine() is not { } next)
                        break;
                    number++;
                    cell.Append('\n');
                    (line, i) = (next, -1);
                }
                else if (line[i] == '"')
                {
                    if (quoted && i + 1 < line.Length && line[i + 1] == '"')
                        cell.Append(line[i++]);
                    else
                        quoted = !quoted;
                }
                else if (line[i] == ',' && !quoted)
                {
                    cells.Add(cell.ToString());
                    cell.Clear();
                }
                else
                    cell.Append(line[i]);
            }

            cells.Add(cell.ToString());
            cell.Clear();
            yield return (began, cells);
        }
    }
}
