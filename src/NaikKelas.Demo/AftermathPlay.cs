using System.Globalization;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Rats;
using NaikKelas.Training.Corrections;
using NaikKelas.Training.Objections;
using NaikKelas.Training.Overrides;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Demo;

/// <summary>
/// What comes after the nominations, in a round of this season beside the reference programmes: a fact corrected, a
/// decision outside the rules with its second person, an objection answered, and seats accepted, declined, expired,
/// given on and still open.
/// </summary>
internal sealed class AftermathPlay(Stage stage, IReadOnlyList<DemoCooperative> cooperatives)
{
    private const string Head = "kepala.jombang";
    private const string Officer = DemoLogins.JombangOfficer;
    private const int BookYear = 2025;
    private const int Seats = 10;
    private const int AnswerDays = 7;

    /// <summary>Days before today.</summary>
    private const int Closed = 38;
    private const int Published = 13;

    private static readonly DateOnly Limit = new(BookYear + 1, 3, 31);

    private readonly SmallRound _call = new(stage);
    private List<DemoNomination> _sent = [];

    public async Task PlayAsync(CancellationToken ct)
    {
        _sent = Nominate();
        var round = await _call.OpenAsync(
            new SmallRound.Call(
                "Laporan keuangan digital, koperasi Kabupaten Jombang",
                "Laporan keuangan digital",
                Closed,
                [
                    new("Angkatan I", 12, "Aula Dinas Koperasi, Jombang", Seats),
                    new("Angkatan II", 19, "Aula Kecamatan Ploso", Seats),
                ],
                [("K1", "women", 3), ("K2", "women", 3)],
                ObjectionDays: 5
            ),
            _sent,
            ct
        );
        var nominations = await _call.IdsAsync(round, ct);
        await CorrectAsync(nominations[CodeOf(Late(0))], Late(0), ct);
        await OverrideAsync(round, ct);
        await _call.DrawAsync(round, daysAgo: Closed - 8, ct);
        await ObjectAsync(nominations[CodeOf(Late(1))], ct);
        stage.SetTime(SmallRound.Ago(Published, 10));
        await stage.ActAsync<PublishRound, Published>(
            Officer,
            p =>
                p.RunAsync(
                    round,
                    new PublishRound.Input
                    {
                        DecreeDate = DateOnly.FromDateTime(SmallRound.Ago(Published, 10).Date),
                        AnswerDays = AnswerDays,
                        RemindDays = 2,
                    },
                    ct
                ),
            ct
        );
        await new SeatPlay(stage, _sent).PlayAsync(round, Published, ct);
        await stage.TellAsync($"  Laporan keuangan digital: {_sent.Count} usulan, undangan sedang dijawab");
    }

    /// <summary>The chair of each co-op that is known to sit in the region, none of them in another round of the demo.</summary>
    private List<DemoNomination> Nominate() =>
        [
            .. cooperatives
                .Where(c => c.Rats.Exists(r => r.BookYear == BookYear))
                .Select(c =>
                    (Cooperative: c, Officer: c.Officers.Find(o => o.Position == Position.Treasurer)!)
                )
                .Select(
                    (n, i) =>
                        new DemoNomination(
                            n.Officer.Person,
                            n.Cooperative,
                            $"K{i % 2 + 1}",
                            $"K{(i + 1) % 2 + 1}"
                        )
                ),
        ];

    /// <summary>Somebody whose co-op is sound but for the date of its RAT.</summary>
    private DemoNomination Late(int index) =>
        _sent.Where(n => RatOf(n).HeldOn > Limit && IsSound(n)).ElementAt(index);

    private static bool IsSound(DemoNomination one) =>
        one.Nominator.Health.Find(h => h.Year == BookYear)?.Predicate
            is HealthPredicate.Sehat
                or HealthPredicate.CukupSehat;

    private static DemoRat RatOf(DemoNomination one) =>
        one.Nominator.Rats.Single(r => r.BookYear == BookYear);

    /// <summary>Codes were given in the order of the sheet.</summary>
    private string CodeOf(DemoNomination one) => SmallRound.CodeAt(_sent.IndexOf(one));

    private async Task CorrectAsync(
        Training.Nominations.NominationId nomination,
        DemoNomination one,
        CancellationToken ct
    )
    {
        stage.SetTime(SmallRound.Ago(Closed - 1, 9));
        var told = await stage.ActAsync<FileCorrection, CorrectionId>(
            null,
            file =>
                file.ByApplicantAsync(
                    nomination,
                    new FileCorrection.Input
                    {
                        Fact = "rat-held-by",
                        Statement =
                            "RAT kami dilaksanakan 28 Maret, bukan April; yang tercatat tanggal laporannya. Berita acara ada di kantor koperasi.",
                    },
                    ReadOnlyMemory<byte>.Empty,
                    ct
                ),
            ct
        );
        stage.SetTime(SmallRound.Ago(Closed - 2, 10));
        var (rat, id) = (RatOf(one), await FindAsync(one.Nominator, ct));
        await stage.ActAsync<CorrectRat, Guid>(
            Officer,
            correct =>
                correct.RunAsync(
                    id,
                    BookYear,
                    new RatInput
                    {
                        HeldOn = Limit.AddDays(-3),
                        ReportedOn = rat.ReportedOn,
                        Attendance = rat.Attendance,
                        Members = rat.Members,
                        Source = "Berita acara RAT tahun buku 2025, dilihat aslinya",
                        Reason =
                            "Tanggal laporan tercatat sebagai tanggal RAT; dibetulkan menurut berita acara asli",
                    },
                    ct
                ),
            ct
        );
        stage.SetTime(SmallRound.Ago(Closed - 2, 11));
        await stage.ActAsync<ResolveCorrection, RoundId>(
            "verifikator",
            resolve =>
                resolve.AcceptAsync(
                    told,
                    new ResolveCorrection.Input
                    {
                        Answer = "Berita acara asli menunjukkan RAT 28 Maret 2026. Data sudah dibetulkan.",
                    },
                    ct
                ),
            ct
        );
    }

    /// <summary>Somebody whom the rules leave out comes in, by two people's word.</summary>
    private async Task OverrideAsync(RoundId round, CancellationToken ct)
    {
        var unsound = _sent.First(n => !IsSound(n));
        stage.SetTime(SmallRound.Ago(Closed - 6, 9));
        var proposed = await stage.ActAsync<ProposeOverride, OverrideId>(
            Officer,
            propose =>
                propose.RunAsync(
                    round,
                    new ProposeOverride.Input
                    {
                        Code = CodeOf(unsound),
                        Kind = OverrideKind.In,
                        ClassCode = "K1",
                        Reason =
                            "Koperasi dalam pengawasan ini wajib membenahi pembukuan menurut rekomendasi pemeriksaan 2026; pelatihan ini bagian dari rencana pemulihannya.",
                    },
                    ct
                ),
            ct
        );
        stage.SetTime(SmallRound.Ago(Closed - 7, 14));
        await stage.ActAsync<DecideOverride, RoundId>(Head, decide => decide.ApproveAsync(proposed, ct), ct);
    }

    private async Task ObjectAsync(Training.Nominations.NominationId nomination, CancellationToken ct)
    {
        stage.SetTime(SmallRound.Ago(Closed - 9, 20));
        var filed = await stage.ActAsync<FileObjection, ObjectionId>(
            null,
            file =>
                file.RunAsync(
                    nomination,
                    new FileObjection.Input
                    {
                        Statement =
                            "RAT kami terlambat hanya karena balai desa dipakai untuk pemilihan. Mohon dipertimbangkan.",
                    },
                    ct
                ),
            ct
        );
        stage.SetTime(SmallRound.Ago(Closed - 11, 10));
        var late = RatOf(Late(1)).HeldOn.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("id-ID"));
        await stage.ActAsync<AnswerObjection, RoundId>(
            Officer,
            answer =>
                answer.RefuseAsync(
                    filed,
                    new AnswerObjection.Input
                    {
                        Answer =
                            $"RAT tercatat {late} menurut berita acara. Batas 31 Maret 2026 berlaku sama untuk semua pengusul, jadi keberatan tidak dapat dikabulkan.",
                    },
                    ct
                ),
            ct
        );
    }

    private async Task<OrganisationId> FindAsync(DemoCooperative cooperative, CancellationToken ct) =>
        (
            await stage.AskAsync<OrganisationDirectory, List<OrganisationCard>>(
                Officer,
                d => d.SearchAsync(cooperative.NomorIndukKoperasi!, 1, ct),
                ct
            )
        )
            .Single()
            .Id;
}
