using NaikKelas.Books.Filings;
using NaikKelas.Books.Years;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Rats;

namespace NaikKelas.Books.Capital;

/// <summary>What a lender asks for, and what of it the program already knows. Pure.</summary>
internal static class Readiness
{
    private const string Registry = "/koperasi/";

    public static IReadOnlyList<ReadinessLine> Of(ReadinessFacts facts, FinanceScheme? scheme)
    {
        List<ReadinessLine> lines =
        [
            Legal(
                facts,
                ReadinessCodes.LegalEntity,
                $"Badan hukum (SK AHU)",
                LegalDocumentKind.Ahu,
                LegalDocumentKind.AhuAmendment
            ),
            Number(facts),
            Legal(facts, ReadinessCodes.Npwp, $"NPWP koperasi", LegalDocumentKind.Npwp),
            Legal(facts, ReadinessCodes.Nib, $"NIB", LegalDocumentKind.Nib),
            Attached(facts, ReadinessCodes.BankAccount, $"Rekening bank atas nama koperasi"),
            Plan(facts),
            Attached(facts, ReadinessCodes.Musdes, $"Berita acara musyawarah desa atau kelurahan"),
            Attached(
                facts,
                ReadinessCodes.Approval,
                $"Persetujuan kepala desa, atau bupati/wali kota untuk kelurahan"
            ),
            Attached(facts, ReadinessCodes.MembersApproval, $"Keputusan rapat anggota untuk meminjam"),
            Rat(facts),
            Closed(facts),
            Filed(facts),
            Proven(facts),
            Arrears(facts),
            Health(facts),
        ];
        // What a scheme does not know at all and the board has not shown is no gap.
        return
        [
            .. lines
                .Select(l => l with { Needed = scheme?.Asks(l.Code) == true })
                .Where(l => l.Needed || !l.Attachable || l.Paper is not null)
                .OrderByDescending(l => l.Needed),
        ];
    }

    private static ReadinessLine Legal(
        ReadinessFacts facts,
        string code,
        FormattableString name,
        params LegalDocumentKind[] kinds
    )
    {
        var papers = facts.Known.Documents.Where(d => kinds.Contains(d.Kind)).ToList();
        var page = $"{Registry}{facts.Known.Id.Value}";
        if (papers.FirstOrDefault(d => !(d.ExpiresOn < facts.Today)) is { } valid)
            return new(
                code,
                name,
                ReadinessState.Present,
                valid.ExpiresOn is { } until
                    ? $"Nomor {valid.Number}, berlaku sampai {until}; dari data dinas."
                    : (FormattableString)$"Nomor {valid.Number}; dari data dinas.",
                page
            );
        return papers.Count > 0
            ? new(
                code,
                name,
                ReadinessState.Renew,
                $"Nomor {papers[0].Number} berakhir {papers[0].ExpiresOn!.Value}. Perpanjang, lalu sampaikan ke dinas.",
                page
            )
            : new(
                code,
                name,
                ReadinessState.Missing,
                $"Belum tercatat di data dinas. Sampaikan nomornya ke dinas.",
                page
            );
    }

    private static ReadinessLine Number(ReadinessFacts facts) =>
        facts.NomorInduk is { } number
            ? new(
                ReadinessCodes.NomorInduk,
                $"Nomor Induk Koperasi",
                ReadinessState.Present,
                $"Nomor {number}; dari data dinas.",
                $"{Registry}{facts.Known.Id.Value}"
            )
            : Legal(
                facts,
                ReadinessCodes.NomorInduk,
                $"Nomor Induk Koperasi",
                LegalDocumentKind.NomorIndukKoperasi
            );

    private static ReadinessLine Attached(ReadinessFacts facts, string code, FormattableString name) =>
        facts.Papers.FirstOrDefault(p => p.Kind == code) switch
        {
            null => new(
                code,
                name,
                ReadinessState.Missing,
                $"Tulis tanggalnya dan lampirkan fotonya di sini."
            ),
            { FileId: null } paper => new(
                code,
                name,
                ReadinessState.Present,
                $"Tertanggal {paper.DatedOn}; berkasnya belum dilampirkan.",
                Paper: paper
            ),
            { } paper => new(
                code,
                name,
                ReadinessState.Present,
                $"Tertanggal {paper.DatedOn}; dilampirkan pengurus.",
                Paper: paper
            ),
        };

    private static ReadinessLine Plan(ReadinessFacts facts) =>
        facts.PlanVersion > 0
            ? new(
                ReadinessCodes.Plan,
                $"Proposal rencana bisnis",
                ReadinessState.Present,
                $"Rencana versi {facts.PlanVersion}; anggaran, pencairan, dan angsurannya tersusun dari rencana ini.",
                "modal/proposal"
            )
            : new(
                ReadinessCodes.Plan,
                $"Proposal rencana bisnis",
                ReadinessState.Missing,
                $"Isi rencana pinjaman; proposalnya lalu tersusun sendiri dari pembukuan.",
                "modal/rencana/isi"
            );

    private static ReadinessLine Rat(ReadinessFacts facts)
    {
        var year = facts.LastYear;
        FormattableString name = $"RAT tahun buku {year:0}";
        var page = $"rat/{year}";
        if (facts.Known.Rats.FirstOrDefault(r => r.BookYear == year) is { } held)
            return new(
                ReadinessCodes.Rat,
                name,
                ReadinessState.Present,
                $"Diadakan {held.HeldOn}; dari data RAT di dinas.",
                page
            );
        var deadline = RatDeadline.Of(facts.Form, year);
        return facts.OpenedOn.Year > year
                ? new(
                    ReadinessCodes.Rat,
                    name,
                    ReadinessState.Missing,
                    $"Belum ada tahun buku yang berakhir sejak pembukuan dibuka."
                )
            : facts.Today <= deadline
                ? new(
                    ReadinessCodes.Rat,
                    name,
                    ReadinessState.Renew,
                    $"Belum diadakan; batasnya {deadline}.",
                    page
                )
            : new(
                ReadinessCodes.Rat,
                name,
                ReadinessState.Missing,
                $"Belum tercatat; batasnya {deadline} sudah lewat.",
                page
            );
    }

    private static ReadinessLine Closed(ReadinessFacts facts)
    {
        var year = facts.LastYear;
        FormattableString name = $"Tutup buku {year:0}";
        return facts.Year switch
        {
            { State: YearState.Accepted, AcceptedOn: { } on } => new(
                ReadinessCodes.YearClosed,
                name,
                ReadinessState.Present,
                $"Ditutup dan diterima RAT {on}; dari pembukuan.",
                $"tahun/{year}"
            ),
            { State: YearState.Closed } => new(
                ReadinessCodes.YearClosed,
                name,
                ReadinessState.Present,
                $"Ditutup, menunggu RAT; dari pembukuan.",
                $"tahun/{year}"
            ),
            _ when facts.OpenedOn.Year > year => new(
                ReadinessCodes.YearClosed,
                name,
                ReadinessState.Missing,
                $"Belum ada tahun buku yang berakhir sejak pembukuan dibuka."
            ),
            _ => new(
                ReadinessCodes.YearClosed,
                name,
                ReadinessState.Missing,
                $"Tahun buku {year:0} belum ditutup.",
                $"tahun/{year}"
            ),
        };
    }

    private static ReadinessLine Filed(ReadinessFacts facts)
    {
        var year = facts.LastYear;
        (ReadinessState State, FormattableString Words) found = facts.Filing switch
        {
            FilingState.Accepted => (ReadinessState.Present, $"Diterima dinas."),
            FilingState.Submitted => (ReadinessState.Present, $"Sudah dikirim, menunggu diperiksa dinas."),
            FilingState.Returned => (ReadinessState.Renew, $"Dikembalikan dinas. Perbaiki, lalu kirim lagi."),
            _ => (ReadinessState.Missing, $"Belum dikirim ke dinas."),
        };
        return new(
            ReadinessCodes.Statements,
            $"Laporan keuangan {year:0} di dinas",
            found.State,
            found.Words,
            $"kirim/{year}"
        );
    }

    private static ReadinessLine Proven(ReadinessFacts facts)
    {
        (ReadinessState State, FormattableString Words) told = facts.Proven switch
        {
            null => (ReadinessState.Missing, $"Pembukuan belum pernah dihitung ulang. Jalankan pemeriksaan."),
            { Differences: > 0 } found => (
                ReadinessState.Renew,
                $"Pemeriksaan {found.On} menemukan {found.Differences} selisih. Selesaikan dahulu."
            ),
            { } old when old.On.AddDays(CapitalPractice.Current.ProofDays) < facts.Today => (
                ReadinessState.Renew,
                $"Pemeriksaan terakhir {old.On}. Jalankan lagi."
            ),
            { } held => (ReadinessState.Present, $"Dihitung ulang {held.On} tanpa selisih; buku seimbang."),
        };
        return new(
            ReadinessCodes.Proof,
            $"Pembukuan seimbang dan diperiksa",
            told.State,
            told.Words,
            "pemeriksaan"
        );
    }

    private static ReadinessLine Arrears(ReadinessFacts facts)
    {
        var (late, all) = facts.Lent;
        var most = CapitalPractice.Current.ArrearsPercentMax;
        FormattableString name = $"Tunggakan pinjaman anggota";
        if (all == 0)
            return new(
                ReadinessCodes.Arrears,
                name,
                ReadinessState.Present,
                $"Tidak ada pinjaman anggota dengan kartu yang belum lunas.",
                "pinjaman"
            );
        var share = Percent(100m * late / all);
        return late * 100m <= most * all
            ? new(
                ReadinessCodes.Arrears,
                name,
                ReadinessState.Present,
                $"Bermasalah {share} % dari {new Rupiah(all)}; batas sehat {Percent(most)} %.",
                "pinjaman"
            )
            : new(
                ReadinessCodes.Arrears,
                name,
                ReadinessState.Renew,
                $"Bermasalah {share} % dari {new Rupiah(all)}, di atas batas sehat {Percent(most)} %. Tagih dahulu, atau jelaskan di proposal.",
                "pinjaman"
            );
    }

    private static ReadinessLine Health(ReadinessFacts facts)
    {
        FormattableString name = $"Predikat kesehatan koperasi";
        var page = $"{Registry}{facts.Known.Id.Value}";
        if (facts.Known.Health.MaxBy(h => h.Year) is not { } last)
            return new(
                ReadinessCodes.Health,
                name,
                ReadinessState.Missing,
                $"Belum pernah dinilai dinas.",
                page
            );
        var old = last.Year < facts.Today.Year - CapitalPractice.Current.HealthYears;
        var good = last.Predicate is HealthPredicate.Sehat or HealthPredicate.CukupSehat;
        return new(
            ReadinessCodes.Health,
            name,
            good && !old ? ReadinessState.Present : ReadinessState.Renew,
            $"{last.Predicate}, tahun {last.Year:0}; dari data dinas.",
            page
        );
    }

    private static string Percent(decimal value) => value.ToString("0.#", Rupiah.Culture);
}
