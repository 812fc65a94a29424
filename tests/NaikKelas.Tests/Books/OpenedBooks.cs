using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Charts;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Books.Proof;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Registry;

namespace NaikKelas.Tests.Books;

/// <summary>A world with one savings-and-loan co-op whose books were opened on 1 January 2025.</summary>
internal sealed class OpenedBooks : IAsyncDisposable
{
    public const string Cash = "1-1101";
    public const string Bank = "1-1201";
    public const string Voluntary = "2-1101";
    public const string Power = "5-3102";
    public const string Fees = "4-1110";

    public static readonly DateOnly Day = new(2026, 11, 20);

    private OpenedBooks(World world, OrganisationId id) => (World, Id) = (world, id);

    public World World { get; }

    public OrganisationId Id { get; }

    public static async Task<OpenedBooks> StartAsync(string provider, string template = "ksp")
    {
        var world = await World.StartAsync(provider);
        return new OpenedBooks(world, await OpenAsync(world, template));
    }

    /// <summary>Another co-op with books in the same world.</summary>
    public async Task<OpenedBooks> BesideAsync() => new(World, await OpenAsync(World, "ksp"));

    internal static async Task<OrganisationId> OpenAsync(World world, string template)
    {
        var id = await world.CoopAsync($"KSP {Guid.CreateVersion7():N}");
        RegistrySteps.Granted(
            await world.AskAsync<OpenBooks, Result<NaikKelas.Kernel.Unit>>(open =>
                open.RunAsync(new OpenBooks.Input(id, template, new DateOnly(2025, 1, 1)), World.Ct)
            )
        );
        return id;
    }

    public static NewJournal Journal(
        long amount,
        string debit = Power,
        string credit = Cash,
        string? key = null
    ) =>
        new(
            key ?? $"{Guid.CreateVersion7():N}",
            Day,
            "Bayar listrik",
            [new NewLine(debit, new Rupiah(amount)), new NewLine(credit, new Rupiah(-amount))]
        );

    public Task<Result<Posted>> PostAsync(NewJournal journal) =>
        World.AskAsync<LedgerDesk, Result<Posted>>(desk => desk.PostAsync(Id, journal, World.Ct));

    public async Task<Posted> PostedAsync(NewJournal journal)
    {
        var posted = await PostAsync(journal);
        Assert.False(posted.Refused, posted.Refusal?.ToString());
        return posted.Value!;
    }

    public async Task RefusedAsync(string code, NewJournal journal)
    {
        var before = await CountAsync();
        Assert.Equal(code, (await PostAsync(journal)).Refusal?.Code);
        Assert.Equal(before, await CountAsync());
    }

    public Task<Result<Posted>> ReverseAsync(long seq, string? key = null) =>
        World.AskAsync<ReverseJournal, Result<Posted>>(r =>
            r.RunAsync(
                new ReverseJournal.Input(Id, seq, "salah catat", key ?? $"{Guid.CreateVersion7():N}"),
                World.Ct
            )
        );

    public Task<Result<NaikKelas.Kernel.Unit>> PeriodAsync(
        int month,
        PeriodState state,
        string? reason = null
    ) =>
        World.AskAsync<ChangePeriod, Result<NaikKelas.Kernel.Unit>>(c =>
            c.RunAsync(new ChangePeriod.Input(Id, month, state, reason), World.Ct)
        );

    public Task<long> CountAsync() =>
        World.AskAsync<Db, long>(db => db.Journals.LongCountAsync(j => j.CooperativeId == Id, World.Ct));

    public Task<BooksProof> ProofAsync() =>
        World.AskAsync<VerifyBooks, BooksProof>(v => v.RunAsync(Id, World.Ct));

    public async Task HoldsAsync()
    {
        var proof = await ProofAsync();
        Assert.True(proof.Holds, string.Join('\n', proof.Differences));
    }

    /// <summary>Debit less credit of an account over all its months, from the kept balances.</summary>
    public Task<long> BalanceAsync(string account) =>
        World.AskAsync<Db, long>(db =>
            db.Balances.Where(b => b.CooperativeId == Id && b.AccountCode == account)
                .SumAsync(b => b.Debit.Value - b.Credit.Value, World.Ct)
        );

    /// <summary>A member with an empty savings account of the given kind.</summary>
    public async Task<SubledgerId> SaverAsync(string account = Voluntary, long floor = 0)
    {
        var (member, row) = (Ids.New<MemberId>(), Ids.New<SubledgerId>());
        await World.DoAsync<Db>(async db =>
        {
            db.Add(
                new Member
                {
                    CooperativeId = Id,
                    Id = member,
                    Number = $"{member.Value:N}",
                    Name = "Sri",
                    NameKey = "SRI",
                    JoinedOn = new DateOnly(2025, 1, 1),
                }
            );
            db.Add(
                new SubledgerAccount
                {
                    CooperativeId = Id,
                    Id = row,
                    AccountCode = account,
                    MemberId = member,
                    Number = $"{row.Value:N}",
                    Sign = -1,
                    Floor = new Rupiah(floor),
                }
            );
            await db.SaveChangesAsync(World.Ct);
        });
        return row;
    }

    /// <summary>Into savings where positive, out of them where negative.</summary>
    public static NewJournal Saving(
        SubledgerId row,
        long amount,
        string? key = null,
        string account = Voluntary
    ) =>
        new(
            key ?? $"{Guid.CreateVersion7():N}",
            Day,
            "Simpanan",
            [
                new NewLine(Cash, new Rupiah(amount)),
                new NewLine(account, new Rupiah(-amount), SubledgerId: row),
            ]
        );

    public Task<long> SavedAsync(SubledgerId row) =>
        World.AskAsync<Db, long>(db =>
            db.SubledgerAccounts.Where(s => s.CooperativeId == Id && s.Id == row)
                .Select(s => s.Balance.Value)
                .SingleAsync(World.Ct)
        );

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
