using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Rats;

/// <summary>
/// Use cases: the board signs the LPJ, each in their own account, or on paper by name; who does not sign says why
/// (UU 25/1992 art. 36). It is the closed year with its
/// texts that is signed: were it opened again, or a chapter rewritten, all sign anew.
/// </summary>
internal sealed class SignReport(Db db, RatBook rats, AgencyClock clock, Actor actor)
{
    private const int OfficeMax = 100;
    private const int NameMax = 200;
    private const int ReasonMax = 1000;

    public sealed record Input
    {
        /// <summary>Only where somebody else is written down.</summary>
        [Display(Name = "Nama pengurus")]
        public string? Name { get; init; }

        [Display(Name = "Jabatan")]
        public string? Office { get; init; }

        [Display(Name = "Penjelasan bila tidak menandatangani")]
        public string? Reason { get; init; }
    }

    /// <summary>In one's own account; with a reason it is the explanation of who does not sign.</summary>
    public Task<Result<Kernel.Unit>> OwnAsync(
        BooksCard books,
        int year,
        Input input,
        bool declines,
        CancellationToken ct
    ) =>
        WithAsync(
            books,
            year,
            async seal =>
            {
                if (actor.UserId is not { } person || !actor.IsIn(books.CooperativeId, Role.CoopBoard))
                    return Refusal.Conflict("rat-sign-board", $"Laporan ditandatangani oleh pengurus.");
                var name = await db
                    .Users.AsNoTracking()
                    .Where(u => u.Id == new UserId(person))
                    .Select(u => u.Name)
                    .SingleAsync(ct);
                return await AddAsync(
                    books,
                    year,
                    input with
                    {
                        Name = name,
                    },
                    declines ? SignWay.Declined : SignWay.Account,
                    person,
                    seal,
                    ct
                );
            },
            ct
        );

    /// <summary>Somebody without an account here: signed on paper, or gave a reason.</summary>
    public Task<Result<Kernel.Unit>> PaperAsync(
        BooksCard books,
        int year,
        Input input,
        CancellationToken ct
    ) =>
        WithAsync(
            books,
            year,
            seal =>
                actor.Leads(books.CooperativeId)
                    ? AddAsync(
                        books,
                        year,
                        input,
                        string.IsNullOrWhiteSpace(input.Reason) ? SignWay.Paper : SignWay.Declined,
                        null,
                        seal,
                        ct
                    )
                    : Task.FromResult<Result<Kernel.Unit>>(RatRefusals.Board),
            ct
        );

    private async Task<Result<Kernel.Unit>> AddAsync(
        BooksCard books,
        int year,
        Input input,
        SignWay way,
        Guid? person,
        byte[] seal,
        CancellationToken ct
    )
    {
        var wrong = Check(input, way);
        if (wrong.Any)
            return wrong;
        var (id, name) = (books.CooperativeId, input.Name!.Trim());
        var before = await db
            .RatSignatures.Where(s =>
                s.CooperativeId == id
                && s.Year == year
                && (s.Name == name || person != null && s.UserId == person)
            )
            .ToListAsync(ct);
        // A signature under figures that are no longer the year's, and a refusal that was thought over, give way.
        if (
            before.Exists(s =>
                s.Seal.AsSpan().SequenceEqual(seal) && (s.Way != SignWay.Declined || s.Way == way)
            )
        )
            return Refusal.Conflict("rat-signed", $"{name} sudah tercatat untuk laporan ini.");
        db.RemoveRange(before);
        await db.SaveChangesAsync(ct);
        db.Add(
            new RatSignature
            {
                CooperativeId = id,
                Year = year,
                Name = name,
                Office = input.Office!.Trim(),
                Way = way,
                UserId = person,
                Reason = way == SignWay.Declined ? input.Reason!.Trim() : null,
                Seal = seal,
                At = clock.UtcNow,
            }
        );
        return default(Kernel.Unit);
    }

    internal static Refusals Check(Input input, SignWay way)
    {
        var wrong = new Refusals();
        wrong.When(
            input.Name?.Trim() is not { Length: > 0 and <= NameMax },
            "rat-name",
            $"Isi nama, paling panjang {NameMax} huruf.",
            nameof(input.Name)
        );
        wrong.When(
            input.Office?.Trim() is not { Length: > 0 and <= OfficeMax },
            "rat-office",
            $"Isi jabatan, misalnya Ketua. Paling panjang {OfficeMax} huruf.",
            nameof(input.Office)
        );
        wrong.When(
            way == SignWay.Declined && input.Reason?.Trim() is not { Length: > 0 and <= ReasonMax },
            "rat-reason",
            $"Yang tidak menandatangani menuliskan alasannya (UU 25/1992 pasal 36), paling panjang {ReasonMax} huruf.",
            nameof(input.Reason)
        );
        return wrong;
    }

    private Task<Result<Kernel.Unit>> WithAsync(
        BooksCard books,
        int year,
        Func<byte[], Task<Result<Kernel.Unit>>> act,
        CancellationToken ct
    ) =>
        db.RunAsync<Kernel.Unit>(
            async () =>
            {
                var id = books.CooperativeId;
                await db.HoldBooksAsync(id, ct);
                var rat = await db
                    .Rats.AsNoTracking()
                    .SingleOrDefaultAsync(r => r.CooperativeId == id && r.Year == year, ct);
                if (rat is null)
                    return RatRefusals.Unknown;
                if (rat.State == RatState.Filed)
                    return RatRefusals.Ended;
                return await rats.SealAsync(id, year, ct) is not { } seal
                    ? Refusal.Conflict(
                        "year-not-closed",
                        $"Tutup tahun buku {year:0} dahulu, supaya angka yang ditandatangani tidak berubah lagi."
                    )
                    : await act(seal);
            },
            ct
        );
}
