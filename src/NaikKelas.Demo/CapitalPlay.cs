using NaikKelas.Books.Capital;
using NaikKelas.Books.Desk;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Demo;

/// <summary>
/// The home co-op's board has a draft of what to borrow: far below the ceiling, for an outlet that its own sales could
/// carry or not. The projection says which, from the books as they are.
/// </summary>
internal sealed class CapitalPlay(Stage stage)
{
    private const string Board = "pengurus";
    private const string Unit = "USP";
    private const int DaysAgo = 6;

    private static readonly (string Item, long Amount)[] Purposes =
    [
        ("Lemari pendingin dan rak gerai sembako", 24_000_000),
        ("Sepeda motor roda tiga untuk mengantar barang", 31_000_000),
        ("Perbaikan ruang gerai", 10_000_000),
        ("Barang dagangan awal", 10_000_000),
    ];

    public async Task PlayAsync(OrganisationId home, DateOnly openedOn, CancellationToken ct)
    {
        var books = new BooksCard(home, "", openedOn, Unit, Rupiah.Zero);
        var day = DateOnly.FromDateTime(Stage.Now.Date).AddDays(-DaysAgo);
        stage.SetTime(Stage.At(day.Year, day.Month, day.Day, 15));
        await stage.ActAsync<AttachCapitalPaper, int>(
            Board,
            attach =>
                attach.RunAsync(
                    books,
                    new AttachCapitalPaper.Input { Kind = ReadinessCodes.BankAccount, DatedOn = openedOn },
                    ReadOnlyMemory<byte>.Empty,
                    ct
                ),
            ct
        );
        await stage.ActAsync<SaveFinancePlan, int>(
            Board,
            save => save.RunAsync(books, PlanOf(day.AddMonths(3)), ct),
            ct
        );
        await stage.ActAsync<SaveProposalText, int>(
            Board,
            save =>
                save.RunAsync(
                    books,
                    "usaha",
                    new SaveProposalText.Input
                    {
                        Words =
                            "Gerai sembako kini buka setengah hari dan menjual barang kering saja. Dengan lemari pendingin gerai menjual sayur, ikan, dan minuman dingin, dan buka sehari penuh. Barang diambil dari petani anggota dan pasar kecamatan; motor roda tiga mengantar ke warung anggota di tiga dusun.",
                    },
                    ct
                ),
            ct
        );
        stage.SetTime(null);
    }

    private static SaveFinancePlan.Input PlanOf(DateOnly startsOn) =>
        new()
        {
            Scheme = "pmk-49-2025",
            Amount = new Rupiah(Purposes.Sum(p => p.Amount)),
            Operational = new Rupiah(Purposes[^1].Amount),
            Rate = 6,
            Months = 72,
            GraceMonths = 6,
            StartsOn = startsOn,
            ServiceGrowth = 10,
            SalesGrowth = 25,
            OperatingGrowth = 5,
            CooperativeGrowth = 0,
            Purposes =
            [
                .. Purposes.Select(p => new SaveFinancePlan.Purpose
                {
                    Item = p.Item,
                    Amount = new Rupiah(p.Amount),
                }),
            ],
        };
}
