using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Rats;

/// <summary>Use cases: the meeting is opened with a quorum, put off once without one, and ended with its minutes.</summary>
internal sealed class OpenRat(Db db, RatBook rats, AgencyClock clock, Actor actor)
{
    private const int MinutesMax = 20_000;
    private const int NameMax = 200;

    public sealed record PostponeInput
    {
        [Display(Name = "Rapat kedua tanggal")]
        public DateOnly? HeldOn { get; init; }
    }

    public sealed record MinutesInput
    {
        [Display(Name = "Pimpinan rapat")]
        public string? Chair { get; init; }

        [Display(Name = "Notulis")]
        public string? Writer { get; init; }

        [Display(Name = "Notulen")]
        public string? Minutes { get; init; }

        public int Version { get; init; }
    }

    /// <summary>Refused before its day, and while fewer are present than the rules ask.</summary>
    public Task<Result<Kernel.Unit>> RunAsync(BooksCard books, int year, CancellationToken ct) =>
        WithAsync(
            books,
            year,
            RatState.Planned,
            async rat =>
            {
                if (rat.HeldOn > clock.Today)
                    return Refusal.Conflict(
                        "rat-not-yet",
                        $"RAT direncanakan pada {rat.HeldOn}; harinya belum tiba."
                    );
                var stand = await rats.StandAsync(rat, ct);
                if (stand.Missing > 0)
                    return Refusal.Conflict(
                        "rat-quorum",
                        rat.Meeting == 1
                            ? (FormattableString)
                                $"Kuorum belum tercapai: hadir {stand.Present} dari {stand.Members} anggota, perlu {stand.Needed}. Tunggu anggota lain, atau tunda ke rapat kedua."
                            : $"Kuorum rapat kedua belum tercapai: hadir {stand.Present} dari {stand.Members} anggota, perlu {stand.Needed}. Tunggu anggota lain."
                    );
                (rat.Members, rat.Present, rat.Needed) = (stand.Members, stand.Present, stand.Needed);
                (rat.State, rat.OpenedAt) = (RatState.Open, clock.UtcNow);
                return default(Kernel.Unit);
            },
            ct
        );

    /// <summary>Once, on the day of the meeting or after it, within the days of the rules; the second meeting has its own list and quorum.</summary>
    public Task<Result<Kernel.Unit>> PostponeAsync(
        BooksCard books,
        int year,
        PostponeInput input,
        CancellationToken ct
    ) =>
        WithAsync(
            books,
            year,
            RatState.Planned,
            async rat =>
            {
                if (rat.Meeting != 1)
                    return Refusal.Conflict("rat-postponed", $"RAT ini sudah ditunda satu kali.");
                if (rat.HeldOn > clock.Today)
                    return Refusal.Conflict(
                        "rat-not-yet",
                        $"RAT direncanakan pada {rat.HeldOn}; harinya belum tiba. Ubah rencananya bila tanggalnya pindah."
                    );
                var stand = await rats.StandAsync(rat, ct);
                if (stand.Missing == 0)
                    return Refusal.Conflict("rat-has-quorum", $"Kuorum tercapai: buka rapatnya.");
                var rules = (await rats.TermsAsync(books.CooperativeId, year, ct)).Rules;
                if (input.HeldOn is not { } second || !rules.MayMove(rat.HeldOn, second))
                    return new Refusal(
                        "rat-postpone",
                        $"Rapat kedua: pilih tanggal sesudah {rat.HeldOn}, paling lambat {rat.HeldOn.AddDays(rules.PostponeDays)}.",
                        nameof(input.HeldOn)
                    );
                (rat.FirstOn, rat.FirstPresent) = (rat.HeldOn, stand.Present);
                (rat.Meeting, rat.HeldOn) = (2, second);
                return default(Kernel.Unit);
            },
            ct
        );

    /// <summary>The minutes, kept until the result is with the agency.</summary>
    public Task<Result<Kernel.Unit>> MinutesAsync(
        BooksCard books,
        int year,
        MinutesInput input,
        CancellationToken ct
    ) =>
        WithAsync(
            books,
            year,
            null,
            rat =>
            {
                var wrong = new Refusals();
                if (rat.State is RatState.Planned or RatState.Filed)
                    return Told(
                        Refusal.Conflict(
                            "rat-no-minutes",
                            $"Notulen ditulis selama rapat dan sampai hasilnya dikirim."
                        )
                    );
                if (rat.Version != input.Version)
                    return Told(
                        Refusal.Conflict(
                            "stale",
                            $"Notulen sudah diubah orang lain sejak halaman dibuka. Salin tulisan Anda, lalu muat ulang."
                        )
                    );
                foreach (
                    var (name, field) in new[]
                    {
                        (input.Chair, nameof(input.Chair)),
                        (input.Writer, nameof(input.Writer)),
                    }
                )
                    wrong.When(
                        name?.Trim() is not { Length: > 0 and <= NameMax },
                        "rat-name",
                        $"Isi nama, paling panjang {NameMax} huruf.",
                        field
                    );
                wrong.When(
                    input.Minutes?.Trim() is not { Length: > 0 and <= MinutesMax },
                    "rat-minutes",
                    $"Tuliskan jalannya rapat, paling panjang {MinutesMax} huruf.",
                    nameof(input.Minutes)
                );
                if (wrong.Any)
                    return Told(wrong);
                (rat.Chair, rat.Writer) = (input.Chair!.Trim(), input.Writer!.Trim());
                rat.Minutes = input.Minutes!.ReplaceLineEndings("\n").Trim();
                return Told(default(Kernel.Unit));
            },
            ct
        );

    /// <summary>Ends it: from here nobody comes and nothing is decided any more.</summary>
    public Task<Result<Kernel.Unit>> EndAsync(BooksCard books, int year, CancellationToken ct) =>
        WithAsync(
            books,
            year,
            RatState.Open,
            async rat =>
            {
                if (
                    !await db.RatDecisions.AnyAsync(
                        d => d.CooperativeId == books.CooperativeId && d.Year == year,
                        ct
                    )
                )
                    return Refusal.Conflict(
                        "rat-undecided",
                        $"Catat dahulu keputusan rapat, paling sedikit atas laporan pertanggungjawaban."
                    );
                if (rat.Minutes is null)
                    return Refusal.Conflict("rat-minutes", $"Tulis notulen dahulu, lalu tutup rapatnya.");
                rat.Present = (await rats.StandAsync(rat, ct)).Present;
                rat.State = RatState.Held;
                return default(Kernel.Unit);
            },
            ct
        );

    private static Task<Result<Kernel.Unit>> Told(Result<Kernel.Unit> answer) => Task.FromResult(answer);

    private Task<Result<Kernel.Unit>> WithAsync(
        BooksCard books,
        int year,
        RatState? wanted,
        Func<Rat, Task<Result<Kernel.Unit>>> act,
        CancellationToken ct
    ) =>
        db.RunAsync<Kernel.Unit>(
            async () =>
            {
                OrganisationId id = books.CooperativeId;
                if (!actor.Leads(id))
                    return RatRefusals.Board;
                await db.HoldBooksAsync(id, ct);
                if (
                    await db.Rats.SingleOrDefaultAsync(r => r.CooperativeId == id && r.Year == year, ct)
                    is not { } rat
                )
                    return RatRefusals.Unknown;
                if (wanted is { } state && rat.State != state)
                    return rat.State is RatState.Held or RatState.Filed ? RatRefusals.Ended
                        : rat.State == RatState.Open
                            ? Refusal.Conflict(
                                "rat-opened",
                                $"Rapat ini sudah dibuka. Muat ulang halaman ini."
                            )
                        : Refusal.Conflict("rat-not-open", $"Buka rapatnya dahulu.");
                var done = await act(rat);
                if (!done.Refused)
                    rat.Version++;
                return done;
            },
            ct
        );
}
