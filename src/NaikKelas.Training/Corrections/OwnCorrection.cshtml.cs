using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Nominations;

namespace NaikKelas.Training.Corrections;

/// <summary>The board of the nominating co-op says that a fact of its nominee is wrong.</summary>
[Allow(Role.CoopBoard)]
public sealed class OwnCorrectionModel(Db db, CorrectionBook book, FileCorrection file) : CorrectionPage
{
    internal OwnNomination Line { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(NominationId nomination, CancellationToken ct) =>
        await OpenAsync(nomination, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(NominationId nomination, CancellationToken ct)
    {
        if (!await OpenAsync(nomination, ct))
            return NotFound();
        var filed = await file.ByBoardAsync(nomination, Input, await ReadAsync(ct), ct);
        return filed.Refused
            ? Again(filed)
            : this.Done(
                $"Koreksi {Line.Code} terkirim dan akan diperiksa petugas.",
                "/koperasi-kami/koreksi"
            );
    }

    private async Task<bool> OpenAsync(NominationId id, CancellationToken ct)
    {
        if ((await book.OwnAsync(ct)).FirstOrDefault(l => l.Id == id) is not { } line)
            return false;
        Line = line;
        var (rounds, nominations) = (db.Rounds.AsNoTracking(), db.Nominations);
        var round = await rounds.SingleAsync(r => nominations.Any(n => n.Id == id && n.RoundId == r.Id), ct);
        Offer(round, book, "/koperasi-kami/koreksi");
        return true;
    }
}
