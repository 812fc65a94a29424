using NaikKelas.Kernel;

namespace NaikKelas.Training.Offers;

/// <summary>Until when an offer may be answered. Pure; days on the agency's calendar.</summary>
internal static class Deadline
{
    /// <summary>The days an agency may give.</summary>
    public const int DaysMax = 60;

    /// <summary>
    /// The first local midnight at which an answer is too late: the whole last day counts, and never the class's first
    /// day, because nobody is replaced from then on.
    /// </summary>
    public static DateOnly Of(DateOnly today, int days, DateOnly firstDay)
    {
        var after = today.AddDays(days + 1);
        return after < firstDay ? after : firstDay;
    }

    /// <summary>Both days are optional; a reminder needs a deadline after it.</summary>
    public static Refusals? RefusalOf(int? answerDays, int? remindDays)
    {
        var refusals = new Refusals();
        refusals.When(
            answerDays is < 1 or > DaysMax,
            "answer-days",
            $"Hari untuk menjawab undangan: ditemukan {answerDays ?? 0}, seharusnya 1 sampai {DaysMax}, atau kosong bila tidak ada undangan.",
            "AnswerDays"
        );
        refusals.When(
            remindDays is { } before && (before < 1 || before >= (answerDays ?? 0)),
            "remind-days",
            $"Pengingat, hari sebelum tenggat: ditemukan {remindDays ?? 0}, seharusnya 1 atau lebih dan kurang dari hari untuk menjawab.",
            "RemindDays"
        );
        return refusals.Any ? refusals : null;
    }

    /// <summary>Whether seats of a class are still given on this day.</summary>
    public static bool StillFilled(DateOnly today, DateOnly firstDay) => today < firstDay;
}
