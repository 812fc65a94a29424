using Microsoft.EntityFrameworkCore;
using NaikKelas.Documents.Pdf;
using NaikKelas.Kernel;
using NaikKelas.Training.Corrections;
using NaikKelas.Training.Objections;
using NaikKelas.Training.Overrides;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Reviews;

/// <summary>One override as the minutes tell it: by code, with both people who stand for it.</summary>
internal sealed record MinutesOverride(
    string Code,
    string What,
    string Reason,
    string Proposed,
    string Approved
);

/// <summary>What was said against facts and result, and what was decided outside the rules: a part of the minutes.</summary>
internal sealed record MinutesReviews(
    IReadOnlyList<MinutesOverride> Overrides,
    int CorrectionDays,
    int Accepted,
    int CorrectionsRefused,
    int ObjectionDays,
    int Upheld,
    int ObjectionsRefused
)
{
    public static async Task<MinutesReviews> OfAsync(
        Db db,
        TrainingRound round,
        AgencyClock clock,
        CancellationToken ct
    )
    {
        var nominations = db.Nominations;
        var overrides = await db
            .Overrides.AsNoTracking()
            .Where(o =>
                o.RoundId == round.Id && o.State == OverrideState.Approved && o.Kind != OverrideKind.Lift
            )
            .Join(nominations, o => o.NominationId, n => n.Id, (o, n) => new { Override = o, n.Code })
            .OrderBy(o => o.Code)
            .ToListAsync(ct);
        var corrections = await db
            .Corrections.Where(c => c.RoundId == round.Id)
            .Select(c => c.State)
            .ToListAsync(ct);
        var objections = await db
            .Objections.Where(o => o.RoundId == round.Id)
            .Select(o => o.State)
            .ToListAsync(ct);
        return new MinutesReviews(
            [
                .. overrides.Select(o => new MinutesOverride(
                    o.Code,
                    o.Override.ClassCode is { } into ? $"masuk kelas {into}" : "keluar dari putaran",
                    o.Override.Reason,
                    Signed(o.Override.ProposedByName, o.Override.ProposedAt, clock),
                    Signed(o.Override.DecidedByName!, o.Override.DecidedAt!.Value, clock)
                )),
            ],
            round.CorrectionDays,
            corrections.Count(s => s == CorrectionState.Accepted),
            corrections.Count(s => s == CorrectionState.Refused),
            round.ObjectionDays,
            objections.Count(s => s == ObjectionState.Upheld),
            objections.Count(s => s == ObjectionState.Refused)
        );
    }

    /// <summary>What the opening sentence says about judgement by people.</summary>
    public string Judgement =>
        Overrides.Count == 0
            ? "tidak ada penilaian perorangan oleh petugas."
            : $"di luar itu {PaperWords.Spelled(Overrides.Count)} calon ditetapkan dengan keputusan sebagaimana tercantum pada huruf F.";

    public void Write(PdfPaper paper)
    {
        paper
            .Heading("F. Koreksi, keberatan, dan penetapan dengan keputusan")
            .Paragraph(
                Sentence("Masa koreksi", CorrectionDays, "koreksi", Accepted, CorrectionsRefused, "diterima")
            )
            .Paragraph(
                Sentence(
                    "Masa keberatan",
                    ObjectionDays,
                    "keberatan",
                    Upheld,
                    ObjectionsRefused,
                    "dikabulkan"
                )
            );
        if (Overrides.Count == 0)
        {
            paper.Paragraph("Tidak ada calon yang ditetapkan di luar aturan.");
            return;
        }

        paper.Table(
            [
                new("Kode", 0.8),
                new("Keputusan", 1.6),
                new("Alasan", 3.6),
                new("Diusulkan", 2),
                new("Disetujui", 2),
            ],
            [
                .. Overrides.Select(o =>
                    (IReadOnlyList<string>)[o.Code, o.What, o.Reason, o.Proposed, o.Approved]
                ),
            ],
            8
        );
    }

    private static string Sentence(string window, int days, string what, int yes, int no, string granted) =>
        days == 0
            ? $"{window} tidak diadakan."
            : $"{window} {PaperWords.Spelled(days)} hari: {PaperWords.Count(yes + no)} {what}, {PaperWords.Count(yes)} {granted}, {PaperWords.Count(no)} ditolak.";

    private static string Signed(string name, DateTime at, AgencyClock clock) =>
        $"{name}, {PaperWords.Long(DateOnly.FromDateTime(clock.Local(at)))}";
}
