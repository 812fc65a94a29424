using NaikKelas.Kernel;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Registry.Rats;

/// <summary>What a RAT record must say to be believed. Pure.</summary>
internal static class RatRules
{
    private const int FirstBookYear = 1950;

    /// <summary>The record this input describes, new and unsaved, or all that is wrong with it.</summary>
    public static Result<RatRecord> Check(OrganisationId organisation, RatInput input, DateOnly today)
    {
        var refusals = new Refusals();
        CheckYear(refusals, input, today);
        CheckDates(refusals, input, today);
        refusals.When(
            input.Attendance < 0,
            "rat.attendance",
            $"Jumlah hadir tidak boleh negatif; ditemukan {input.Attendance}.",
            nameof(input.Attendance)
        );
        refusals.When(
            input.Members < 0,
            "rat.members",
            $"Jumlah anggota tidak boleh negatif; ditemukan {input.Members}.",
            nameof(input.Members)
        );
        refusals.When(
            input.Attendance > input.Members,
            "rat.attendance-over",
            $"Yang hadir ({input.Attendance}) lebih banyak dari jumlah anggota ({input.Members}).",
            nameof(input.Attendance)
        );
        var source = Text.Tidy(input.Source);
        refusals.When(
            source.Length is 0 or > 200,
            "rat.source",
            $"Tulis dari mana RAT ini diketahui, misalnya nomor berita acara (paling panjang 200 huruf).",
            nameof(input.Source)
        );
        if (refusals.Any)
            return refusals;
        return new RatRecord
        {
            Id = Guid.CreateVersion7(),
            OrganisationId = organisation,
            BookYear = input.BookYear!.Value,
            HeldOn = input.HeldOn!.Value,
            ReportedOn = input.ReportedOn,
            Attendance = input.Attendance,
            Members = input.Members,
            Source = source,
        };
    }

    public static IReadOnlyList<Warning> Warnings(RatRecord rat, CooperativeForm? form)
    {
        List<Warning> warnings = [];
        if (rat.HeldOn.Year == rat.BookYear)
            warnings.Add(
                new(
                    "rat.before-closing",
                    $"RAT {rat.HeldOn} diselenggarakan sebelum tahun buku {rat.BookYear:0} berakhir.",
                    nameof(RatInput.HeldOn)
                )
            );
        if (RatDeadline.Of(form, rat.BookYear) is var deadline && rat.HeldOn > deadline)
            warnings.Add(
                new(
                    "rat.late",
                    $"RAT tahun buku {rat.BookYear:0} melewati batas {deadline}.",
                    nameof(RatInput.HeldOn)
                )
            );
        return warnings;
    }

    private static void CheckYear(Refusals refusals, RatInput input, DateOnly today)
    {
        refusals.When(
            input.BookYear is null,
            "rat.book-year-missing",
            $"Isi tahun buku, misalnya {today.Year - 1:0}.",
            nameof(input.BookYear)
        );
        refusals.When(
            input.BookYear > today.Year || input.BookYear < FirstBookYear,
            "rat.book-year",
            $"Tahun buku antara {FirstBookYear:0} dan {today.Year:0}; ditemukan {input.BookYear:0}.",
            nameof(input.BookYear)
        );
    }

    private static void CheckDates(Refusals refusals, RatInput input, DateOnly today)
    {
        const string held = nameof(RatInput.HeldOn);
        refusals.When(input.HeldOn is null, "rat.held-missing", $"Isi tanggal RAT.", held);
        refusals.When(
            input.HeldOn > today,
            "rat.held-future",
            $"Tanggal RAT {input.HeldOn} belum tiba.",
            held
        );
        refusals.When(
            input.HeldOn?.Year < input.BookYear,
            "rat.held-early",
            $"RAT {input.HeldOn} mendahului tahun buku {input.BookYear:0}.",
            held
        );
        refusals.When(
            input.ReportedOn > today,
            "rat.reported-future",
            $"Tanggal laporan {input.ReportedOn} belum tiba.",
            nameof(input.ReportedOn)
        );
        refusals.When(
            input.ReportedOn < input.HeldOn,
            "rat.reported-early",
            $"Laporan diterima {input.ReportedOn}, sebelum RAT {input.HeldOn}.",
            nameof(input.ReportedOn)
        );
    }
}
