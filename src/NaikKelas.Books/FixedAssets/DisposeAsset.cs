using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Months;
using NaikKelas.Kernel;

namespace NaikKelas.Books.FixedAssets;

/// <summary>
/// Use case: the board sells an asset, or takes one off the books that is no longer of use. One journal: what the months
/// before it still owe of depreciation, cost and accumulation out, the money in, the difference a gain or a loss.
/// </summary>
internal sealed class DisposeAsset(Db db, LedgerDesk desk, FixedAssetBook book, AgencyClock clock)
{
    private const int ReasonMax = 200;

    public sealed record Input
    {
        [Display(Name = "Tanggal dilepas")]
        public DateOnly? On { get; init; }

        /// <summary>Nothing where it was scrapped.</summary>
        [Display(Name = "Uang yang diterima")]
        public Rupiah? Proceeds { get; init; }

        /// <summary>Where the money came in.</summary>
        [Display(Name = "Masuk ke")]
        public string? Account { get; init; }

        [Display(Name = "Mengapa dilepas")]
        public string? Reason { get; init; }
    }

    public Task<Result<Posted>> RunAsync(BooksCard books, Guid asset, Input input, CancellationToken ct) =>
        db.RunAsync<Posted>(
            async () =>
            {
                var id = books.CooperativeId;
                await db.HoldBooksAsync(id, ct);
                if (
                    (await book.ListAsync(books, ct)).FirstOrDefault(r => r.Asset.Id.Value == asset)
                    is not { } row
                )
                    return Refusal.NotFound($"Aset ini tidak ada.");
                if (row.Disposal is not null)
                    return Refusal.Conflict("asset-disposed", $"Aset ini sudah dilepas.");
                var wrong = await CheckAsync(books, row.Asset, input, ct);
                if (wrong.Any)
                    return wrong;
                var (on, got) = (input.On!.Value, input.Proceeds ?? Rupiah.Zero);
                var month = Period.MonthOf(new DateOnly(on.Year, on.Month, 1).AddDays(-1));
                var late = row.DueBy(month);
                var posted = await desk.PostNextWithinAsync(
                    id,
                    new NewJournal(
                        $"disposal:{asset:N}:",
                        on,
                        $"Pelepasan aset: {row.Asset.Name}",
                        LinesOf(row, late, got.Value, input.Account),
                        UnitCode: books.MainUnitCode
                    ),
                    ct
                );
                if (posted.Refused)
                    return posted;
                if (late > 0)
                    db.Add(
                        new AssetDepreciation
                        {
                            CooperativeId = id,
                            AssetId = row.Asset.Id,
                            Seq = posted.Value.Seq,
                            Month = month,
                            Amount = new Rupiah(late),
                        }
                    );
                db.Add(
                    new AssetDisposal
                    {
                        CooperativeId = id,
                        AssetId = row.Asset.Id,
                        Seq = posted.Value.Seq,
                        DisposedOn = on,
                        Proceeds = got,
                        Reason = input.Reason!.Trim(),
                    }
                );
                return posted;
            },
            ct
        );

    private async Task<Refusals> CheckAsync(
        BooksCard books,
        FixedAsset asset,
        Input input,
        CancellationToken ct
    )
    {
        var (id, wrong) = (books.CooperativeId, new Refusals());
        wrong.When(
            input.On is not { } on || on < asset.AcquiredOn || on < books.OpenedOn || on > clock.Today,
            "disposed-on",
            $"Tanggal dilepas: sesudah diperoleh dan sesudah pembukuan dibuka, paling lambat hari ini.",
            nameof(input.On)
        );
        wrong.When(
            input.Proceeds is { Value: < 0 or > JournalRules.AmountMax },
            "proceeds",
            $"Uang yang diterima: isi nol atau lebih.",
            nameof(input.Proceeds)
        );
        wrong.When(
            input.Proceeds is { Value: > 0 }
                && !await db.Accounts.AnyAsync(
                    a => a.CooperativeId == id && a.Code == input.Account && a.Cash && a.Active,
                    ct
                ),
            "account",
            $"Pilih kas atau bank tempat uangnya masuk.",
            nameof(input.Account)
        );
        wrong.When(
            string.IsNullOrWhiteSpace(input.Reason) || input.Reason.Trim().Length > ReasonMax,
            "reason",
            $"Tuliskan mengapa aset dilepas, paling panjang {ReasonMax} huruf.",
            nameof(input.Reason)
        );
        return wrong;
    }

    /// <summary>Depreciation runs until the month before; a month that was posted already stays.</summary>
    private static List<NewLine> LinesOf(AssetRow row, long late, long proceeds, string? account)
    {
        var (practice, asset) = (MonthPractice.Current, row.Asset);
        var accumulated = practice.Assets.Single(k => k.Account == asset.AccountCode).Accumulated;
        var gain = proceeds - (asset.Cost.Value - row.Lost - late);
        (string Account, long Amount)[] lines =
        [
            (practice.Depreciation, late),
            (accumulated, row.Lost),
            (account ?? "", proceeds),
            (gain < 0 ? practice.DisposalLoss : practice.DisposalGain, -gain),
            (asset.AccountCode, -asset.Cost.Value),
        ];
        return
        [
            .. lines
                .Where(l => l.Amount != 0)
                .Select(l => new NewLine(l.Account, new Rupiah(l.Amount), asset.UnitCode)),
        ];
    }
}
