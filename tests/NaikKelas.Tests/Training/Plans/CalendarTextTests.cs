using System.Text;
using NaikKelas.Training.Plans.Calendar;

namespace NaikKelas.Tests.Training.Plans;

/// <summary>What a phone's calendar takes: RFC 5545 to the letter.</summary>
public sealed class CalendarTextTests
{
    private static readonly DateTime At = new(2026, 11, 20, 3, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Whole_days_end_on_the_day_after_and_instants_are_in_utc()
    {
        var text = CalendarText.Write(
            "Rencana",
            [
                new("a@naikkelas", "Vokasi batik") { Days = (new(2022, 6, 28), new(2022, 6, 30)) },
                new("b@naikkelas", "Usulan")
                {
                    Begins = At,
                    Ends = At.AddHours(2),
                    IsCancelled = true,
                },
            ],
            At
        );

        Assert.Equal(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//NaikKelas//Kalender//ID
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            X-WR-CALNAME:Rencana
            BEGIN:VEVENT
            UID:a@naikkelas
            DTSTAMP:20261120T030000Z
            DTSTART;VALUE=DATE:20220628
            DTEND;VALUE=DATE:20220701
            SUMMARY:Vokasi batik
            END:VEVENT
            BEGIN:VEVENT
            UID:b@naikkelas
            DTSTAMP:20261120T030000Z
            DTSTART:20261120T030000Z
            DTEND:20261120T050000Z
            SUMMARY:Usulan
            STATUS:CANCELLED
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n"),
            text
        );
    }

    [Fact]
    public void Text_is_escaped_and_cannot_begin_a_line_of_its_own() =>
        Assert.Equal(@"a\\b\; c\, d\nEND:VEVENT", CalendarText.Escape("a\\b; c, d\r\nEND:VEVENT\u0007"));

    [Fact]
    public void No_line_is_longer_than_75_octets_and_no_letter_is_cut()
    {
        var long_ = string.Concat(Enumerable.Repeat("Pelatihan akuntansi – ½ hari 🧵 ", 20));

        var text = CalendarText.Write(
            "x",
            [new("a@x", long_) { Days = (new(2022, 1, 1), new(2022, 1, 1)) }],
            At
        );

        var lines = text.Split("\r\n");
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\uFFFD', text);
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.Contains(
            "SUMMARY:" + long_,
            text.Replace("\r\n ", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Every_deadline_has_its_rule_and_falls_on_a_real_day()
    {
        Assert.NotEmpty(Deadlines.All);
        Assert.All(Deadlines.All, d => Assert.NotEmpty(d.Rule));
        Assert.Equal(new DateOnly(2026, 3, 31), Deadlines.All.Single(d => d.Key == "rat-primary").In(2026));
        Assert.Equal(new DateOnly(2026, 6, 30), Deadlines.All.Single(d => d.Key == "rat-secondary").In(2026));
    }
}
