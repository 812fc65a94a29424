using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;

namespace NaikKelas.Tests.Books;

/// <summary>Whoever reaches past the program meets the database: what is posted stays, and nothing half-posted survives.</summary>
public sealed class GuardTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Posted_rows_are_neither_changed_nor_deleted(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.PostedAsync(Journal(50_000));

        await RefusedAsync(books, "posted", "UPDATE journals SET description = 'x'");
        await RefusedAsync(books, "posted", "DELETE FROM journals");
        await RefusedAsync(books, "posted", "UPDATE journal_lines SET amount = amount * 2");
        await RefusedAsync(books, "posted", "DELETE FROM journal_lines");
        await RefusedAsync(
            books,
            "posted",
            "INSERT INTO journal_lines (cooperative_id, seq, line_no, account_code, amount, unit_code, party, date) SELECT cooperative_id, seq, 9, account_code, amount, unit_code, party, date FROM journal_lines WHERE line_no = 1"
        );
        await RefusedAsync(
            books,
            "account-used",
            $"UPDATE accounts SET class = 'Asset' WHERE code = '{Power}'"
        );
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Lines_without_their_journal_do_not_survive_the_commit(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.PostedAsync(Journal(50_000));

        await Assert.ThrowsAnyAsync<DbException>(() =>
            books.World.DoAsync<Db>(db =>
                db.Database.ExecuteSqlRawAsync(
                    "INSERT INTO journal_lines (cooperative_id, seq, line_no, account_code, amount, unit_code, party, date) SELECT cooperative_id, 2, 1, account_code, amount, unit_code, party, date FROM journal_lines WHERE line_no = 1",
                    World.Ct
                )
            )
        );

        await books.HoldsAsync();
    }

    /// <summary>The proof finds what was done to the books behind their back.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task The_proof_finds_a_balance_and_a_journal_that_were_touched(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.PostedAsync(Journal(50_000));
        await books.PostedAsync(Journal(60_000));

        await RunAsync(books, "UPDATE balances SET debit = debit + 1 WHERE account_code = '5-3102'");
        Assert.Contains((await books.ProofAsync()).Differences, d => d.Invariant == "balance");
        await RunAsync(books, "UPDATE balances SET debit = debit - 1 WHERE account_code = '5-3102'");
        await books.HoldsAsync();

        await RunAsync(
            books,
            provider == Store.Sqlite
                ? "DROP TRIGGER journals_never_change"
                : "DROP TRIGGER journals_never_change ON journals"
        );
        await RunAsync(books, "UPDATE journals SET description = 'Bayar air' WHERE seq = 1");
        Assert.Contains(
            (await books.ProofAsync()).Differences,
            d => d is { Invariant: "content", Where: "journal 1" }
        );
    }

    private static async Task RefusedAsync(OpenedBooks books, string code, string sql)
    {
        var e = await Assert.ThrowsAnyAsync<DbException>(() => RunAsync(books, sql));
        Assert.Contains($"books:{code}", e.Message, StringComparison.Ordinal);
    }

    private static Task RunAsync(OpenedBooks books, string sql) =>
        books.World.DoAsync<Db>(db => db.Database.ExecuteSqlRawAsync(sql, World.Ct));
}
