using NaikKelas.Books.Loans;
using NaikKelas.Books.Rats;
using NaikKelas.Interface;
using NaikKelas.Kernel;

namespace NaikKelas.Books.MemberView;

/// <summary>Something the member should know.</summary>
/// <param name="Colour">How urgent.</param>
/// <param name="Text">In one or two sentences.</param>
/// <param name="Href">Where more of it stands.</param>
internal sealed record OwnNotice(Tone Colour, FormattableString Text, string Href);

/// <summary>Pure: what a member is told follows from what the books say. Nobody types it, nothing is sent. The most urgent first.</summary>
internal static class OwnNotices
{
    private const string Home = "/anggota";

    public static IReadOnlyList<OwnNotice> Of(
        OwnHome home,
        IReadOnlyList<MemberCorrection> corrections,
        DateOnly today,
        MemberViewPractice practice
    ) =>
        [
            .. home.Running.Where(l => l.Stand.LateSince is not null).Select(Late),
            .. home
                .Running.Where(l =>
                    l.Stand.LateSince is null
                    && l.Stand.Next is { } next
                    && next.Due <= today.AddDays(practice.DueDays)
                )
                .Select(Due),
            .. Meeting(home.Rat, today),
            .. home.Loans.SelectMany(l => Decided(l.Loan, today.AddDays(-practice.NoticeDays))),
            .. Paid(home.Shu, today.AddDays(-practice.NoticeDays)),
            .. corrections
                .Where(c =>
                    c.DecidedAt is { } at && DateOnly.FromDateTime(at) >= today.AddDays(-practice.NoticeDays)
                )
                .Take(1)
                .SelectMany(Corrected),
        ];

    private static OwnNotice Late(OwnLoan loan) =>
        new(
            Tone.Red,
            $"Angsuran pinjaman {loan.Loan.Number} belum dibayar sejak {loan.Stand.LateSince!.Value}. Yang harus dibayar sekarang {Say.Rupiah(new Rupiah(loan.Stand.Due.Sum))}. Bayar ke bendahara; bila berat, datang dan bicarakan jalan keluarnya.",
            $"{Home}/pinjaman/{loan.Loan.Id.Value}"
        );

    private static OwnNotice Due(OwnLoan loan) =>
        new(
            Tone.Amber,
            $"Angsuran pinjaman {loan.Loan.Number} sebesar {Say.Rupiah(new Rupiah(loan.Stand.Next!.Payment))} jatuh tempo {loan.Stand.Next.Due}.",
            $"{Home}/pinjaman/{loan.Loan.Id.Value}"
        );

    private static IEnumerable<OwnNotice> Meeting(Rat? rat, DateOnly today)
    {
        if (rat is not null && IsInvited(rat, today))
            yield return new(
                Tone.Blue,
                $"Anda diundang ke Rapat Anggota Tahunan: {rat.HeldOn}, pukul {rat.StartsAt}, di {rat.Place}.",
                $"{Home}/rat/{rat.Year}"
            );
    }

    /// <summary>The invitations are out and the meeting is still to come.</summary>
    public static bool IsInvited(Rat rat, DateOnly today) =>
        rat.State is RatState.Planned or RatState.Open && rat.InvitedOn <= today && rat.HeldOn >= today;

    private static IEnumerable<OwnNotice> Decided(Loan loan, DateOnly since)
    {
        if (loan.State == LoanState.Approved)
            yield return new(
                Tone.Green,
                $"Pinjaman {loan.Number} sebesar {Say.Rupiah(loan.Amount)} disetujui. Datang ke bendahara untuk pencairan.",
                $"{Home}/pinjaman/{loan.Id.Value}"
            );
        if (loan.State == LoanState.Refused && loan.AppliedOn >= since)
            yield return new(
                Tone.Amber,
                $"Permohonan {loan.Number} sebesar {Say.Rupiah(loan.Amount)} ditolak: {loan.Reason}",
                $"{Home}/pinjaman/{loan.Id.Value}"
            );
    }

    private static IEnumerable<OwnNotice> Paid(OwnShu? shu, DateOnly since)
    {
        if (shu is { PaidOn: { } day, Amount: > 0 } && day >= since)
            yield return new(
                Tone.Green,
                $"SHU tahun buku {shu.Year:0} sebesar {Say.Rupiah(new Rupiah(shu.Amount))} sudah dibayarkan {day}.",
                $"{Home}/shu"
            );
    }

    private static IEnumerable<OwnNotice> Corrected(MemberCorrection correction)
    {
        if (correction.State == CorrectionState.Accepted)
            yield return new(
                Tone.Green,
                $"Perubahan data yang Anda minta sudah diterima koperasi.",
                $"{Home}/data"
            );
        if (correction.State == CorrectionState.Refused)
            yield return new(
                Tone.Amber,
                $"Perubahan data yang Anda minta belum diterima. Tanyakan ke koperasi.",
                $"{Home}/data"
            );
    }
}
