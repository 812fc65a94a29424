using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Privacy;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Applying;

/// <summary>Use case: begin an application without an account, having agreed to the privacy notice.</summary>
internal sealed class StartApplication(Db db, AgencyClock clock, PersonalDataKey key)
{
    /// <summary>How long what was never sent is kept after its round has closed.</summary>
    private const int DaysKept = 30;

    public sealed record Input
    {
        [Display(Name = "Saya sudah membaca dan menyetujui pemakaian data saya")]
        public bool Agreed { get; init; }
    }

    public Task<Result<DraftId>> RunAsync(string slug, Input input, CancellationToken ct) =>
        db.RunAsync(() => StartAsync(slug, input, ct), ct);

    private async Task<Result<DraftId>> StartAsync(string slug, Input input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await OpenRoundAsync(db, slug, ct) is not { } round)
            return Refusal.NotFound($"Putaran tidak ditemukan.");
        if (Intake.ClosedNow(round, clock) is { } closed)
            return closed;
        if (!input.Agreed)
            return new Refusal(
                "consent",
                $"Persetujuan: belum dicentang. Tanpa persetujuan dinas tidak boleh memproses data Anda.",
                nameof(input.Agreed)
            );
        await ForgetAsync(ct);
        var draft = new ApplicationDraft
        {
            Id = Ids.New<DraftId>(),
            RoundId = round.Id,
            ContentSealed = Application.Blank.Seal(key),
            NoticeVersion = PrivacyNotice.Of(PrivacyNotice.Application).Version,
            StartedAt = clock.UtcNow,
        };
        db.ApplicationDrafts.Add(draft);
        return draft.Id;
    }

    /// <summary>A round that takes people who stand alone; whether now, the clock says.</summary>
    internal static async Task<TrainingRound?> OpenRoundAsync(Db db, string slug, CancellationToken ct) =>
        await db
            .Rounds.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Slug == slug && r.State != RoundState.Draft, ct)
            is { } round
        && RoundTerms.FromJson(round.TermsJson).OpenToAll is true
            ? round
            : null;

    /// <summary>Nobody needs a draft of a round that is long over: what was collected for it goes.</summary>
    private Task<int> ForgetAsync(CancellationToken ct)
    {
        var (over, rounds) = (clock.UtcNow.AddDays(-DaysKept), db.Rounds);
        return db
            .ApplicationDrafts.Where(d =>
                d.SentAt == null && rounds.Any(r => r.Id == d.RoundId && r.ClosesAt < over)
            )
            .ExecuteDeleteAsync(ct);
    }
}
