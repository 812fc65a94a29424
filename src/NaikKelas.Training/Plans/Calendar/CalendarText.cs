using System.Globalization;
using System.Text;

namespace NaikKelas.Training.Plans.Calendar;

/// <summary>One entry of a calendar file.</summary>
/// <param name="Uid">The same for the same thing each time, so that a phone moves an entry and does not double it.</param>
/// <param name="Summary">One line.</param>
internal sealed record CalendarEntry(string Uid, string Summary)
{
    /// <summary>Whole days, the last one inclusive; or <see cref="Begins"/> and <see cref="Ends"/>.</summary>
    public (DateOnly First, DateOnly Last)? Days { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? Begins { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? Ends { get; init; }

    public string? Place { get; init; }

    public string? Description { get; init; }

    public string? Url { get; init; }

    public bool IsCancelled { get; init; }
}

/// <summary>
/// Writes iCalendar (RFC 5545): CRLF, text escaped (3.3.11), lines folded at 75 octets without cutting a letter (3.1).
/// Pure.
/// </summary>
internal static class CalendarText
{
    public const string ContentType = "text/calendar; charset=utf-8";
    private const int LineMax = 75;

    /// <param name="name">What the calendar is called in a phone's list.</param>
    /// <param name="entries">In any order.</param>
    /// <param name="at">UTC; when this was written.</param>
    public static string Write(string name, IEnumerable<CalendarEntry> entries, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//NaikKelas//Kalender//ID");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "METHOD:PUBLISH");
        Line(text, $"X-WR-CALNAME:{Escape(name)}");
        foreach (var entry in entries)
            Write(text, entry, at);
        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    /// <summary>Backslash, semicolon and comma are marked, a new line becomes \n; other control characters go.</summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var letter in text.ReplaceLineEndings("\n"))
            _ = letter switch
            {
                '\\' or ';' or ',' => escaped.Append('\\').Append(letter),
                '\n' => escaped.Append("\\n"),
                _ when char.IsControl(letter) => escaped,
                _ => escaped.Append(letter),
            };
        return escaped.ToString();
    }

    private static void Write(StringBuilder text, CalendarEntry entry, DateTime at)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{entry.Uid}");
        Line(text, $"DTSTAMP:{Instant(at)}");
        if (entry.Days is { } days)
        {
            Line(text, $"DTSTART;VALUE=DATE:{Day(days.First)}");
            // The end of whole days is the day after, by the standard.
            Line(text, $"DTEND;VALUE=DATE:{Day(days.Last.AddDays(1))}");
        }
        else
        {
            Line(text, $"DTSTART:{Instant(entry.Begins!.Value)}");
            Line(text, $"DTEND:{Instant(entry.Ends!.Value)}");
        }

        Line(text, $"SUMMARY:{Escape(entry.Summary)}");
        if (entry.Place is { } place)
            Line(text, $"LOCATION:{Escape(place)}");
        if (entry.Description is { } description)
            Line(text, $"DESCRIPTION:{Escape(description)}");
        if (entry.Url is { } url)
            Line(text, $"URL:{url}");
        if (entry.IsCancelled)
            Line(text, "STATUS:CANCELLED");
        Line(text, "END:VEVENT");
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Instant(DateTime utc) =>
        utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A line of at most 75 octets; what is longer goes on after a blank.</summary>
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var letter in line.EnumerateRunes())
        {
            if (octets + letter.Utf8SequenceLength > LineMax)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(letter);
            octets += letter.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
