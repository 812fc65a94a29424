using System.Globalization;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Lpj;
using NaikKelas.Books.Rats;
using NaikKelas.Books.Years;
using NaikKelas.Kernel;
using NaikKelas.Registry.Facts;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Demo;

/// <summary>
/// The members' meetings of last year's books: the home co-op's from the plan to the agency, played on its own days; one
/// that was planned and never held; the others have none.
/// </summary>
internal sealed class RatPlay(Stage stage)
{
    private const string Treasurer = "bendahara";
    private const string Board = "pengurus";
    private const string Chair = "ketua";
    private const string Unit = "USP";
    private const int Present = 31;

    private static readonly (string Chapter, string Words)[] Written =
    [
        (
            "pengantar",
            "Puji syukur kepada Tuhan Yang Maha Esa. Inilah laporan pertanggungjawaban pertama Koperasi Desa Merah Putih Jabon sejak berdiri. Kami berterima kasih kepada semua anggota yang menabung, berbelanja di gerai, dan mengembalikan pinjaman tepat waktu."
        ),
        (
            "masalah",
            "Gerai sembako baru buka setengah hari karena baru satu orang yang menjaga.\nBeberapa anggota menunggak simpanan wajib; bendahara mendatangi mereka setiap awal bulan dengan daftar tagihan keliling."
        ),
        (
            "rencana",
            "1. Gerai sembako buka sehari penuh.\n2. Menambah 15 anggota dari Dusun Tegalrejo.\n3. Pinjaman modal warung paling banyak Rp6.000.000 per anggota.\n4. Pelatihan pembukuan bagi pengurus bersama dinas."
        ),
    ];

    private static readonly (RatSubject Subject, string Words, int For, int Against, int Abstain)[] Decided =
    [
        (
            RatSubject.Accountability,
            "Rapat menerima laporan pertanggungjawaban pengurus dan laporan pengawas.",
            Present,
            0,
            0
        ),
        (
            RatSubject.Shu,
            "SHU dibagi menurut anggaran dasar; bagian anggota dimasukkan ke simpanan sukarela.",
            28,
            1,
            2
        ),
        (
            RatSubject.Plan,
            "Rapat menyetujui rencana kerja; gerai sembako buka sehari penuh mulai April.",
            29,
            0,
            2
        ),
        (RatSubject.Other, "Simpanan wajib dinaikkan menjadi Rp30.000 sebulan.", 12, 17, 2),
    ];

    /// <param name="home">Of the demo's people.</param>
    /// <param name="openedOn">When its books begin.</param>
    /// <param name="late">Planned and not held; its books' first day.</param>
    /// <param name="ct">Stops the play.</param>
    public async Task PlayAsync(
        OrganisationId home,
        DateOnly openedOn,
        (OrganisationId Id, DateOnly OpenedOn, string Unit) late,
        CancellationToken ct
    )
    {
        var today = DateOnly.FromDateTime(Stage.Now.Date);
        var year = today.Year - 1;
        var day = await DayAsync(home, year, ct);
        // A demo loaded early in a year stands before the meetings of that year.
        if (day.AddDays(3) < today)
        {
            await HoldAsync(new BooksCard(home, "", openedOn, Unit, Rupiah.Zero), year, day, ct);
            Stand(new DateOnly(year + 1, 2, 2));
            await stage.ActAsync<PlanRat, Unit>(
                null,
                plan =>
                    plan.RunAsync(
                        new BooksCard(late.Id, "", late.OpenedOn, late.Unit, Rupiah.Zero),
                        year,
                        PlanOf(new DateOnly(year + 1, 3, 28), "Kantor koperasi"),
                        ct
                    ),
                ct
            );
        }

        stage.SetTime(null);
    }

    /// <summary>As the agency has it already, or a Saturday in March.</summary>
    private async Task<DateOnly> DayAsync(OrganisationId home, int year, CancellationToken ct)
    {
        var facts = await stage.AskAsync<FactBook, IReadOnlyDictionary<OrganisationId, OrganisationFacts>>(
            null,
            book => book.OrganisationsAsync([home], ct),
            ct
        );
        return facts[home].Rats.FirstOrDefault(r => r.BookYear == year)?.HeldOn
            ?? new DateOnly(year + 1, 3, 14);
    }

    private async Task HoldAsync(BooksCard books, int year, DateOnly day, CancellationToken ct)
    {
        Stand(day.AddDays(-20));
        await stage.ActAsync<CloseYear, BookYear>(Treasurer, close => close.RunAsync(books, year, ct), ct);
        await stage.ActAsync<PlanRat, Unit>(
            Board,
            plan => plan.RunAsync(books, year, PlanOf(day, "Balai Desa Jabon"), ct),
            ct
        );
        foreach (var (chapter, words) in Written)
            await stage.ActAsync<SaveLpjText, int>(
                Board,
                save => save.RunAsync(books, year, LpjKind.Pengurus, chapter, new() { Words = words }, ct),
                ct
            );
        Stand(day.AddDays(-2));
        foreach (var (person, office) in new[] { (Board, "Sekretaris"), (Chair, "Ketua") })
            await stage.ActAsync<SignReport, Unit>(
                person,
                sign => sign.OwnAsync(books, year, new() { Office = office }, declines: false, ct),
                ct
            );
        Stand(day);
        for (var member = 1; member <= Present; member++)
        {
            var number = member.ToString("D4", CultureInfo.InvariantCulture);
            await stage.ActAsync<TickAttendance, string>(
                Treasurer,
                tick => tick.TickAsync(books, year, number, RatArrival.Desk, ct),
                ct
            );
        }

        await DecideAsync(books, year, ct);
        Stand(day.AddDays(3));
        await stage.ActAsync<FileRat, Unit>(Board, file => file.RunAsync(books, year, ct), ct);
    }

    private async Task DecideAsync(BooksCard books, int year, CancellationToken ct)
    {
        await stage.ActAsync<OpenRat, Unit>(Chair, open => open.RunAsync(books, year, ct), ct);
        foreach (var (subject, words, votesFor, against, abstain) in Decided)
            await stage.ActAsync<DecideRat, RatDecision>(
                Chair,
                decide =>
                    decide.RunAsync(
                        books,
                        year,
                        new DecideRat.Input
                        {
                            Subject = subject,
                            Words = words,
                            VotesFor = votesFor,
                            VotesAgainst = against,
                            VotesAbstain = abstain,
                            Key = Guid.CreateVersion7(),
                        },
                        ct
                    ),
                ct
            );
        var rat = await stage.AskAsync<RatBook, Rat?>(
            Chair,
            book => book.FindAsync(books.CooperativeId, year, ct),
            ct
        );
        await stage.ActAsync<OpenRat, Unit>(
            Chair,
            open =>
                open.MinutesAsync(
                    books,
                    year,
                    new OpenRat.MinutesInput
                    {
                        Chair = "Pandu",
                        Writer = "Gita",
                        Minutes =
                            "Rapat dibuka pukul 09.10 setelah kuorum disahkan.\nKetua membacakan laporan pertanggungjawaban; pengawas menyampaikan hasil pemeriksaannya.\nBu Sri menanyakan mengapa gerai hanya buka setengah hari. Ketua menjelaskan bahwa penjaga kedua mulai bekerja bulan April.\nUsul menaikkan simpanan wajib dibahas lama dan akhirnya diputuskan dengan suara terbanyak.\nRapat ditutup pukul 11.40 dengan doa.",
                        Version = rat!.Version,
                    },
                    ct
                ),
            ct
        );
        await stage.ActAsync<OpenRat, Unit>(Chair, open => open.EndAsync(books, year, ct), ct);
    }

    private static PlanRat.Input PlanOf(DateOnly day, string place) =>
        new()
        {
            HeldOn = day,
            StartsAt = new TimeOnly(9, 0),
            Place = place,
            InvitedOn = day.AddDays(-10),
            Agenda = string.Join('\n', RatPractice.Current.Agenda),
        };

    private void Stand(DateOnly day) => stage.SetTime(Stage.At(day.Year, day.Month, day.Day, 9));
}
