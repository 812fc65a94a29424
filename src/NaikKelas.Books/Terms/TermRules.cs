using System.Text.Json;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Terms;

/// <summary>What <c>terms.json</c> says of terms of savings. Unconfirmed practice: a co-op's articles decide.</summary>
/// <param name="Version">Of the data.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Presets">Months one tap away.</param>
/// <param name="MonthsMax">The longest term.</param>
/// <param name="SoonDays">How many days ahead a term counts as falling due.</param>
/// <param name="EarlyBreak">Whether the board may pay out before the day.</param>
/// <param name="PenaltyAccount">The income that a penalty is booked on.</param>
internal sealed record TermPractice(
    string Version,
    string Source,
    IReadOnlyList<int> Presets,
    int MonthsMax,
    int SoonDays,
    bool EarlyBreak,
    string PenaltyAccount
)
{
    public static TermPractice Current { get; } = Read();

    private static TermPractice Read()
    {
        using var stream = typeof(TermPractice).Assembly.GetManifestResourceStream("terms/terms.json")!;
        return JsonSerializer.Deserialize<TermPractice>(stream, JsonSerializerOptions.Web)!;
    }
}

/// <summary>What the books say of a passbook that a term is to be placed on.</summary>
/// <param name="Kind">Of its product; null where the co-op has no such product any more.</param>
/// <param name="State">Of the passbook.</param>
/// <param name="Free">What lies above its floor, rupiah; below zero where less is in it.</param>
/// <param name="Running">The maturity of the term that runs on it.</param>
/// <param name="OpenedOn">The day the books begin.</param>
/// <param name="Today">In the agency's zone.</param>
internal sealed record TermFacts(
    SavingsKind? Kind,
    SubledgerState State,
    Rupiah Free,
    DateOnly? Running,
    DateOnly OpenedOn,
    DateOnly Today
);

/// <summary>Where a running term stands.</summary>
internal enum TermDue
{
    Later,
    Soon,
    Overdue,
}

/// <summary>Rules of terms of savings (simpanan berjangka), without clock or database.</summary>
internal static class TermRules
{
    private const int BasisPoints = 10_000;
    private const int PointsOfPercent = 100;

    /// <summary>All that is wrong with a term before it is placed.</summary>
    public static Refusals Check(PlaceTerm.Input input, TermFacts facts, TermPractice practice)
    {
        var wrong = new Refusals();
        if (NotHere(facts) is { } not)
        {
            wrong.Add(not);
            return wrong;
        }

        wrong.When(
            input.Amount is not { } amount || amount <= Rupiah.Zero,
            "term-amount",
            $"Jumlah: isi lebih dari nol.",
            nameof(input.Amount)
        );
        wrong.When(
            input.Amount > facts.Free,
            "term-above-balance",
            $"Jumlah: yang bebas di rekening ini {Max(facts.Free)}. Terima dahulu setorannya, atau kurangi jumlahnya.",
            nameof(input.Amount)
        );
        wrong.When(
            input.StartsOn is not { } start || start < facts.OpenedOn || start > facts.Today,
            "term-start",
            $"Mulai tanggal: isi antara {facts.OpenedOn} (pembukuan dibuka) dan hari ini.",
            nameof(input.StartsOn)
        );
        wrong.When(
            input.Months is not { } months || months < 1 || months > practice.MonthsMax,
            "term-months",
            $"Jangka waktu: isi 1 sampai {practice.MonthsMax} bulan.",
            nameof(input.Months)
        );
        wrong.When(
            PointsOf(input.Rate) is null,
            "term-rate",
            $"Suku jasa: isi 0 sampai 100 persen setahun, paling banyak dua angka di belakang koma.",
            nameof(input.Rate)
        );
        wrong.When(
            input.AtMaturity is null,
            "term-maturity",
            $"Pada jatuh tempo: pilih salah satu.",
            nameof(input.AtMaturity)
        );
        return wrong;
    }

    /// <summary>Why no term can be placed on this passbook whatever is asked; null where one can.</summary>
    private static Refusal? NotHere(TermFacts facts) =>
        facts switch
        {
            { Kind: not SavingsKind.Berjangka } => Refusal.Conflict(
                "term-kind",
                $"Jangka waktu hanya untuk rekening simpanan berjangka."
            ),
            { State: SubledgerState.Closed } => Refusal.Conflict(
                "term-closed",
                $"Rekening ini sudah ditutup. Buka rekening simpanan berjangka yang baru."
            ),
            { State: SubledgerState.Blocked } => Refusal.Conflict(
                "term-blocked",
                $"Rekening ini diblokir. Buka dahulu blokirnya."
            ),
            { Running: { } until } => Refusal.Conflict(
                "term-running",
                $"Di rekening ini masih berjalan jangka sampai {until}. Satu rekening satu jangka."
            ),
            _ => null,
        };

    /// <summary>Per cent a year in basis points; null where it is none, out of range, or finer than two digits.</summary>
    public static int? PointsOf(decimal? percent) =>
        percent is { } said and >= 0 and <= PointsOfPercent
        && said * PointsOfPercent is var points
        && points == decimal.Truncate(points)
            ? (int)points
            : null;

    /// <summary>Overdue from the day after it fell due.</summary>
    public static TermDue DueOf(DateOnly maturesOn, DateOnly today, TermPractice practice) =>
        maturesOn < today ? TermDue.Overdue
        : maturesOn <= today.AddDays(practice.SoonDays) ? TermDue.Soon
        : TermDue.Later;

    /// <summary>
    /// Interest before tax from the first day to the day before <paramref name="until"/>, at most to maturity: each day
    /// the amount × rate / days of a year, rounded down once.
    /// </summary>
    public static Rupiah EarnedOf(SavingsTerm term, DateOnly until, int daysOfYear)
    {
        var last = until < term.MaturesOn ? until : term.MaturesOn;
        var days = Math.Max(0, last.DayNumber - term.StartsOn.DayNumber);
        return new Rupiah(
            (long)((Int128)term.Amount.Value * term.Rate * days / ((Int128)BasisPoints * daysOfYear))
        );
    }

    /// <summary>
    /// The term that carries this one on, with the same amount, months and rate. What was agreed to go on by itself goes
    /// on from the day it fell due; anything else from the day somebody says so.
    /// </summary>
    public static SavingsTerm Next(SavingsTerm term, int number, DateOnly today)
    {
        var start = term.AtMaturity == AtMaturity.RollOver ? term.MaturesOn : today;
        return new SavingsTerm
        {
            CooperativeId = term.CooperativeId,
            Id = Ids.New<TermId>(),
            SubledgerId = term.SubledgerId,
            Number = number,
            Amount = term.Amount,
            StartsOn = start,
            MaturesOn = start.AddMonths(term.Months),
            Months = term.Months,
            Rate = term.Rate,
            AtMaturity = term.AtMaturity,
            Extends = term.Id,
        };
    }

    private static Rupiah Max(Rupiah free) => free > Rupiah.Zero ? free : Rupiah.Zero;
}
