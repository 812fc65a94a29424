using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Capital;
using NaikKelas.Kernel;
using NaikKelas.Registry;
using NaikKelas.Registry.Organisations;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>What the board of a co-op does to borrow. The clock stands on 20 November 2026.</summary>
internal static class CapitalSteps
{
    public const string Bank = "bank-umum";
    public const string Pmk = "pmk-49-2025";

    /// <summary>24,000,000 over two years at 12 %, three months of grace.</summary>
    public static SaveFinancePlan.Input Usual(int version = 0, long amount = 24_000_000) =>
        new()
        {
            Scheme = Bank,
            Amount = new Rupiah(amount),
            Operational = new Rupiah(4_000_000),
            Rate = 12,
            Months = 24,
            GraceMonths = 3,
            StartsOn = new DateOnly(2026, 12, 15),
            ServiceGrowth = 10,
            SalesGrowth = 12.5m,
            OperatingGrowth = 5,
            CooperativeGrowth = 0,
            Purposes =
            [
                new() { Item = "Lemari pendingin", Amount = new Rupiah(amount - 4_000_000) },
                new(),
                new() { Item = "Barang dagangan", Amount = new Rupiah(4_000_000) },
            ],
            Version = version,
        };

    extension(OpenedBooks books)
    {
        public Task<Result<int>> PlanFinanceAsync(SaveFinancePlan.Input input, Someone? who = null) =>
            books.AsAsync<SaveFinancePlan, int>(
                who ?? books.Board,
                (save, card) => save.RunAsync(card, input, World.Ct)
            );

        public Task<Result<int>> WriteProposalAsync(string words, int version, string chapter = "usaha") =>
            books.AsAsync<SaveProposalText, int>(
                books.Board,
                (save, card) =>
                    save.RunAsync(card, chapter, new() { Words = words, Version = version }, World.Ct)
            );

        public Task<Result<int>> HandInAsync(
            string kind,
            DateOnly? on,
            byte[]? file = null,
            Someone? who = null
        ) =>
            books.AsAsync<AttachCapitalPaper, int>(
                who ?? books.Board,
                (attach, card) =>
                    attach.RunAsync(card, new() { Kind = kind, DatedOn = on }, file ?? [], World.Ct)
            );

        public async Task<ProposalPaper> ProposalAsync() =>
            Granted(
                await books.AsAsync<MakeProposal, ProposalPaper>(
                    books.Board,
                    (make, card) => make.RunAsync(card, World.Ct)
                )
            );

        public async Task<BaseYear?> GroundAsync()
        {
            BaseYear? found = null;
            await books.AsAsync<CapitalBook, NaikKelas.Kernel.Unit>(
                books.Board,
                async (book, card) =>
                {
                    found = await book.BaseAsync(card, World.Ct);
                    return default(NaikKelas.Kernel.Unit);
                }
            );
            return found;
        }

        /// <summary>As the registry would have it: the terms of PMK 49/2025 are for village co-ops.</summary>
        public Task IsVillageAsync() =>
            books.World.DoAsync<Db>(async db =>
            {
                (await db.Organisations.SingleAsync(o => o.Id == books.Id, World.Ct)).Kind =
                    OrganisationKind.Kdmp;
                await db.SaveChangesAsync(World.Ct);
            });

        /// <summary>An income of so much on a day of 2026, in cash.</summary>
        public Task EarnAsync(long amount, DateOnly on) =>
            books.PostedAsync(Journal(amount, Cash, Fees) with { Date = on });
    }
}

/// <summary>A plan to borrow, and a chapter of its proposal.</summary>
internal sealed class BooksCapitalSeed : IRouteSeed
{
    public string Name => "books-capital";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var id = await OpenAsync(world, "ksp");
        await world.DoAsync<SaveFinancePlan>(async save =>
            Granted(
                await save.RunAsync(
                    new(id, "KSP", new DateOnly(2025, 1, 1), "USP", Rupiah.Zero),
                    CapitalSteps.Usual() with
                    {
                        StartsOn = DateOnly.FromDateTime(world.Clock.Now.DateTime).AddMonths(1),
                    },
                    World.Ct
                )
            )
        );
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cooperative"] = id.Value.ToString(),
            ["chapter"] = "ringkasan",
        };
    }
}
