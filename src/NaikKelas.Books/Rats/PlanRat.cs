using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Years;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Rats;

/// <summary>Use case: when and where the RAT of a book year is, and what it is about. A plan is changed until the meeting is opened.</summary>
internal sealed class PlanRat(Db db, RatBook rats, AgencyClock clock)
{
    private const int AgendaMax = 4000;

    public sealed record Input
    {
        [Display(Name = "Tanggal RAT")]
        public DateOnly? HeldOn { get; init; }

        [Display(Name = "Mulai pukul")]
        public TimeOnly? StartsAt { get; init; }

        [Display(Name = "Tempat")]
        public string? Place { get; init; }

        [Display(Name = "Undangan disebarkan tanggal")]
        public DateOnly? InvitedOn { get; init; }

        [Display(Name = "Susunan acara, satu baris satu acara")]
        public string? Agenda { get; init; }

        /// <summary>Of the plan that was looked at; 0 for a new one.</summary>
        public int Version { get; init; }
    }

    public Task<Result<Kernel.Unit>> RunAsync(BooksCard books, int year, Input input, CancellationToken ct) =>
        db.RunAsync<Kernel.Unit>(
            async () =>
            {
                var id = books.CooperativeId;
                await db.HoldBooksAsync(id, ct);
                var terms = await rats.TermsAsync(id, year, ct);
                var row = await db.Rats.SingleOrDefaultAsync(
                    r => r.CooperativeId == id && r.Year == year,
                    ct
                );
                var wrong = Check(year, input, terms.Rules, row);
                wrong.When(
                    year < books.OpenedOn.Year || year > clock.Today.Year,
                    "rat-year",
                    $"Pembukuan tahun {year:0} tidak ada di sini."
                );
                var accepted = await AcceptedAsync(books, year, ct);
                wrong.When(
                    accepted is not null && input.HeldOn is { } wanted && wanted != accepted,
                    "rat-accepted",
                    $"Tahun buku {year:0} tercatat diterima RAT pada {accepted}. Isi tanggal itu.",
                    nameof(input.HeldOn)
                );
                if (wrong.Any)
                    return wrong;
                if (row is { State: not RatState.Planned })
                    return Refusal.Conflict(
                        "rat-opened",
                        $"RAT tahun buku {year:0} sudah dibuka; rencananya tidak diubah lagi."
                    );
                if (row is not null && input.Version == 0)
                    return Refusal.Conflict(
                        "rat-twice",
                        $"RAT tahun buku {year:0} sudah direncanakan pada {row.HeldOn}. Ubah rencana itu bila perlu."
                    );
                if ((row?.Version ?? 0) != input.Version)
                    return Refusal.Conflict(
                        "stale",
                        $"Rencana RAT sudah diubah orang lain. Muat ulang halaman ini."
                    );
                if (row is null)
                    db.Add(
                        row = new Rat
                        {
                            CooperativeId = id,
                            Year = year,
                            Place = "",
                            Agenda = "",
                        }
                    );
                row.HeldOn = input.HeldOn!.Value;
                row.StartsAt = input.StartsAt!.Value.ToString("HH:mm", CultureInfo.InvariantCulture);
                (row.Place, row.Agenda) = (input.Place!.Trim(), input.Agenda!.Trim());
                row.InvitedOn = input.InvitedOn;
                row.Version++;
                return default(Kernel.Unit);
            },
            ct
        );

    private Task<DateOnly?> AcceptedAsync(BooksCard books, int year, CancellationToken ct) =>
        db
            .BookYears.Where(y => y.CooperativeId == books.CooperativeId && y.Year == year)
            .Select(y => y.AcceptedOn)
            .SingleOrDefaultAsync(ct);

    /// <summary>All that is wrong with a plan; a notice that is too short is one of it.</summary>
    internal static Refusals Check(int year, Input input, MeetingRules rules, Rat? row)
    {
        var wrong = new Refusals();
        wrong.When(input.HeldOn is null, "rat-day", $"Isi tanggal RAT.", nameof(input.HeldOn));
        wrong.When(
            input.HeldOn <= BookYear.EndOf(year),
            "rat-early",
            $"RAT {input.HeldOn} mendahului akhir tahun buku {year:0}. Pilih tanggal sesudah {BookYear.EndOf(year)}.",
            nameof(input.HeldOn)
        );
        wrong.When(
            input.HeldOn?.Year > year + 2,
            "rat-day",
            $"Tanggal RAT terlalu jauh dari tahun buku {year:0}.",
            nameof(input.HeldOn)
        );
        wrong.When(
            row is { Meeting: 2, FirstOn: { } first }
                && input.HeldOn is { } day
                && !rules.MayMove(first, day),
            "rat-postpone",
            $"Rapat kedua paling lambat {rules.PostponeDays} hari sesudah {row?.FirstOn}.",
            nameof(input.HeldOn)
        );
        wrong.When(input.StartsAt is null, "rat-time", $"Isi jam mulai.", nameof(input.StartsAt));
        wrong.When(
            input.Place?.Trim() is not { Length: > 0 and <= 200 },
            "rat-place",
            $"Isi tempat RAT, paling panjang 200 huruf.",
            nameof(input.Place)
        );
        wrong.When(
            input.Agenda?.Trim() is not { Length: > 0 and <= AgendaMax },
            "rat-agenda",
            $"Isi susunan acara, paling panjang {AgendaMax} huruf.",
            nameof(input.Agenda)
        );
        wrong.When(
            row is not { Meeting: 2 }
                && input is { InvitedOn: { } sent, HeldOn: { } on }
                && !rules.IsInvitedInTime(sent, on),
            "rat-notice",
            $"Undangan harus disebarkan paling lambat {rules.NoticeDays} hari sebelum rapat. Sebarkan paling lambat {(input.HeldOn is { } held ? rules.InviteBy(held) : null)}, atau mundurkan tanggal RAT.",
            nameof(input.InvitedOn)
        );
        return wrong;
    }
}
