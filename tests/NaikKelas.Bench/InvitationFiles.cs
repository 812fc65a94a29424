using System.Diagnostics;
using System.Globalization;
using NaikKelas.Registry.Signing;
using NaikKelas.Training.Letters;
using NaikKelas.Training.Results;

namespace NaikKelas.Bench;

/// <summary>1,000 invitations as the job makes them: one PDF for the printer and a zip with one PDF a person.</summary>
internal static class InvitationFiles
{
    private const int Letters = 1000;

    public static void Print(TextWriter output)
    {
        var letters = Enumerable.Range(1, Letters).Select(Letter).ToList();
        var at = new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero);
        var reports = 0;
        var watch = Stopwatch.StartNew();
        var (pdf, zip) = MakeInvitationFiles.Write(
            letters,
            at,
            (_, _) => Interlocked.Increment(ref reports),
            CancellationToken.None
        );
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Letters} invitations: {watch.Elapsed.TotalSeconds:0.0} s, {reports} reports, PDF {pdf.Length / 1e6:0.0} MB, zip {zip.Length / 1e6:0.0} MB, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000} MB"
            )
        );
    }

    private static InvitationContent Letter(int number) =>
        new(
            new PaperHead(
                "Pemerintah Kota Contoh",
                "Dinas Koperasi dan Usaha Mikro Kota Contoh",
                "Jalan Contoh 1, Kota Contoh",
                "Contoh",
                "Kepala Dinas Koperasi dan Usaha Mikro Kota Contoh",
                new SignerCard(
                    "Plt. Kepala Dinas Koperasi dan Usaha Mikro Kota Contoh",
                    "Kepala Contoh, S.E., M.M.",
                    "197001011995031001"
                )
            ),
            string.Create(CultureInfo.InvariantCulture, $"005/{number:000}/410.113/XI/2026"),
            new DateOnly(2026, 11, 20),
            "Pelatihan pengurus koperasi, Kota Contoh 2026",
            "518/1/410.113/2026",
            new DateOnly(2026, 11, 18),
            string.Create(CultureInfo.InvariantCulture, $"P{number:0000}"),
            string.Create(CultureInfo.InvariantCulture, $"Peserta Contoh Nomor {number}"),
            string.Create(CultureInfo.InvariantCulture, $"KSU Maju Bersama {number % 306}"),
            "Desa Contoh",
            "Penyusunan dan analisis laporan keuangan – Angkatan I",
            new DateOnly(2026, 12, 1),
            new DateOnly(2026, 12, 4),
            new TimeOnly(8, 0),
            new TimeOnly(15, 30),
            "Aula Dinas Koperasi, Jalan Contoh 1",
            "WIB",
            ["KTP asli dan fotokopi", "Surat tugas dari koperasi", "Laptop bila ada"],
            "Bidang Kelembagaan, 0342 123456",
            $"https://pelatihan.contoh.go.id/lamaran/{Convert.ToBase64String(Guid.CreateVersion7().ToByteArray())}"
        );
}
