using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.SpreadCosts;

/// <summary>
/// Use case: a cost of several months is registered. Nothing is posted: what was paid in advance is an entry of its own;
/// from here its months' shares are reckoned.
/// </summary>
internal sealed class RegisterSpreadCost(Db db, AgencyClock clock)
{
    private const int NameMax = 200;
    private const int MonthsMax = 120;

    public sealed record Input
    {
        /// <summary>Made with the form: sent twice, registered once.</summary>
        public Guid Id { get; init; }

        [Display(Name = "Untuk apa")]
        public string? Name { get; init; }

        [Display(Name = "Kapan dibayar")]
        public SpreadKind? Kind { get; init; }

        [Display(Name = "Jenis beban")]
        public string? Account { get; init; }

        [Display(Name = "Unit usaha")]
        public string? Unit { get; init; }

        [Display(Name = "Jumlah seluruhnya")]
        public Rupiah? Amount { get; init; }

        /// <summary>Any day of the first month.</summary>
        [Display(Name = "Mulai bulan")]
        public DateOnly? First { get; init; }

        [Display(Name = "Berapa bulan")]
        public int? Months { get; init; }
    }

    public Task<Result<SpreadCostId>> RunAsync(BooksCard books, Input input, CancellationToken ct) =>
        db.RunAsync<SpreadCostId>(
            async () =>
            {
                var (id, cost) = (books.CooperativeId, new SpreadCostId(input.Id));
                await db.HoldBooksAsync(id, ct);
                if (await db.SpreadCosts.AnyAsync(c => c.CooperativeId == id && c.Id == cost, ct))
                    return cost;
                var unit = string.IsNullOrWhiteSpace(input.Unit) ? books.MainUnitCode : input.Unit;
                var wrong = Check(books, input);
                wrong.When(
                    !await db.BusinessUnits.AnyAsync(
                        u => u.CooperativeId == id && u.Code == unit && u.Active,
                        ct
                    ),
                    "unit",
                    $"Unit usaha ini tidak ada.",
                    nameof(input.Unit)
                );
                wrong.When(
                    !await db.Accounts.AnyAsync(
                        a =>
                            a.CooperativeId == id
                            && a.Code == input.Account
                            && a.Active
                            && a.Class == AccountClass.Expense,
                        ct
                    ),
                    "account",
                    $"Pilih jenis beban dari bagan akun koperasi.",
                    nameof(input.Account)
                );
                if (wrong.Any)
                    return wrong;
                db.Add(
                    new SpreadCost
                    {
                        CooperativeId = id,
                        Id = cost,
                        Name = input.Name!.Trim(),
                        Kind = input.Kind!.Value,
                        AccountCode = input.Account!,
                        UnitCode = unit,
                        FirstMonth = Period.MonthOf(input.First!.Value),
                        Months = input.Months!.Value,
                        Amount = input.Amount!.Value,
                    }
                );
                return cost;
            },
            ct
        );

    private Refusals Check(BooksCard books, Input input)
    {
        var wrong = new Refusals();
        wrong.When(
            input.Id == Guid.Empty,
            "form",
            $"Formulir ini tidak lengkap. Muat ulang halaman, lalu isi lagi."
        );
        wrong.When(
            string.IsNullOrWhiteSpace(input.Name) || input.Name.Trim().Length > NameMax,
            "name",
            $"Isi untuk apa beban ini, paling panjang {NameMax} huruf.",
            nameof(input.Name)
        );
        wrong.When(
            input.Kind is null,
            "kind",
            $"Pilih kapan dibayar: di muka, atau kemudian.",
            nameof(input.Kind)
        );
        wrong.When(
            input.Amount is not { Value: > 0 and <= JournalRules.AmountMax },
            "amount",
            $"Isi jumlah seluruhnya, lebih dari nol.",
            nameof(input.Amount)
        );
        wrong.When(
            input.First is not { } first
                || Period.MonthOf(first) < Period.MonthOf(books.OpenedOn)
                || first > clock.Today.AddMonths(1),
            "first",
            $"Mulai bulan: paling awal bulan pembukuan dibuka, paling lambat bulan depan.",
            nameof(input.First)
        );
        wrong.When(
            input.Months is not (>= 1 and <= MonthsMax),
            "months",
            $"Berapa bulan: isi 1 sampai {MonthsMax}.",
            nameof(input.Months)
        );
        return wrong;
    }
}
