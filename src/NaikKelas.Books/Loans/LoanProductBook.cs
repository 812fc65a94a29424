using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Kernel;
using NaikKelas.Registry.Numbers;

namespace NaikKelas.Books.Loans;

/// <summary>Reads the kinds of loans, the sheets of applications, and who may ask.</summary>
internal sealed class LoanProductBook(Db db)
{
    private const int FoundMax = 20;

    /// <summary>All of a co-op, those in use first.</summary>
    public async Task<IReadOnlyList<LoanProduct>> AllAsync(BooksCard books, CancellationToken ct) =>
        await db
            .LoanProducts.AsNoTracking()
            .Where(p => p.CooperativeId == books.CooperativeId)
            .OrderByDescending(p => p.Active)
            .ThenBy(p => p.Name)
            .ToListAsync(ct);

    /// <summary>What is known of who asked; null where nobody wrote it.</summary>
    public Task<LoanSheet?> SheetAsync(Loan loan, CancellationToken ct) =>
        db
            .LoanSheets.AsNoTracking()
            .SingleOrDefaultAsync(s => s.CooperativeId == loan.CooperativeId && s.LoanId == loan.Id, ct);

    /// <summary>Members by a part of the name, or by the number.</summary>
    public async Task<IReadOnlyList<Member>> SearchAsync(BooksCard books, string text, CancellationToken ct)
    {
        var (key, number) = (NameKey.Of(text), text.Trim());
        return await db
            .Members.AsNoTracking()
            .Where(m =>
                m.CooperativeId == books.CooperativeId
                && m.LeftOn == null
                && (m.NameKey.Contains(key) || m.Number == number)
            )
            .OrderBy(m => m.NameKey)
            .Take(FoundMax)
            .ToListAsync(ct);
    }

    /// <summary>The member of a number; null where there is none, or who has left.</summary>
    public async Task<Member?> MemberAsync(BooksCard books, string? number, CancellationToken ct) =>
        string.IsNullOrEmpty(number)
            ? null
            : await db
                .Members.AsNoTracking()
                .SingleOrDefaultAsync(
                    m => m.CooperativeId == books.CooperativeId && m.LeftOn == null && m.Number == number,
                    ct
                );
}
