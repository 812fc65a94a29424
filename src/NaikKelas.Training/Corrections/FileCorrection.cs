using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Files;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Reviews;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Corrections;

/// <summary>
/// Use case: say that a fact is wrong (koreksi), while the round's window is open by the server's clock. Through the
/// applicant's link, or by the board of the co-op that nominated.
/// </summary>
public sealed class FileCorrection(Db db, Actor actor, AgencyClock clock, Regions regions)
{
    /// <summary>How many one nomination may hand in: a link needs no account.</summary>
    public const int PerNominationMax = 10;

    public sealed record Input
    {
        [Display(Name = "Fakta yang keliru")]
        public string? Fact { get; init; }

        [Display(Name = "Yang benar, dan dari mana diketahui")]
        public string? Statement { get; init; }
    }

    /// <summary>The link proves who it is.</summary>
    /// <param name="id">The nomination.</param>
    /// <param name="input">What is said.</param>
    /// <param name="evidence">A file; empty: none.</param>
    /// <param name="ct">Ends the waiting.</param>
    public Task<Result<CorrectionId>> ByApplicantAsync(
        NominationId id,
        Input input,
        ReadOnlyMemory<byte> evidence,
        CancellationToken ct
    ) => db.RunAsync(() => FileAsync(id, input, evidence, CorrectionFrom.Applicant, ct), ct);

    /// <summary>The same, only for nominations of a co-op the actor acts for.</summary>
    public Task<Result<CorrectionId>> ByBoardAsync(
        NominationId id,
        Input input,
        ReadOnlyMemory<byte> evidence,
        CancellationToken ct
    ) => db.RunAsync(() => FileAsync(id, input, evidence, CorrectionFrom.CoopBoard, ct), ct);

    private async Task<Result<CorrectionId>> FileAsync(
        NominationId id,
        Input input,
        ReadOnlyMemory<byte> content,
        CorrectionFrom from,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await HeldAsync(id, from, ct) is not var (nomination, round))
            return Refusal.NotFound($"Usulan tidak ditemukan.");
        if (RefusalOf(nomination, round) is { } refusal)
            return refusal;
        var refusals = new Refusals();
        await CheckAsync(refusals, input, nomination, round, ct);
        var evidence = content.IsEmpty ? null : CheckFile(refusals, content);
        if (refusals.Any)
            return refusals;
        var correction = new Correction
        {
            Id = Ids.New<CorrectionId>(),
            RoundId = round.Id,
            NominationId = id,
            Fact = input.Fact!,
            Statement = input.Statement!.Trim(),
            FileId = evidence is null ? null : Keep(nomination, evidence.Value),
            From = from,
            FiledBy = actor.UserId is { } user ? new UserId(user) : null,
            FiledAt = clock.UtcNow,
        };
        db.Corrections.Add(correction);
        return correction.Id;
    }

    /// <summary>The round is held: a correction is in before the draw looks, or it is too late.</summary>
    private async Task<(Nomination Nomination, TrainingRound Round)?> HeldAsync(
        NominationId id,
        CorrectionFrom from,
        CancellationToken ct
    )
    {
        if (
            await db.Nominations.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, ct)
                is not { } nomination
            || from == CorrectionFrom.CoopBoard
                && !actor.Current.Any(g => g.Organisation is { } own && nomination.NominatorId?.Value == own)
        )
            return null;
        return (nomination, (await db.Rounds.HoldAsync(nomination.RoundId, ct))!);
    }

    private Refusal? RefusalOf(Nomination nomination, TrainingRound round) =>
        nomination.State == NominationState.Withdrawn
            ? Refusal.Conflict("nomination.withdrawn", $"Usulan {nomination.Code} sudah ditarik.")
            : CorrectionTime.RefusalOf(round, clock);

    private async Task CheckAsync(
        Refusals refusals,
        Input input,
        Nomination nomination,
        TrainingRound round,
        CancellationToken ct
    )
    {
        var known = FactChanges.Disputable(RoundTerms.FromJson(round.TermsJson), regions.PathOf);
        refusals.When(
            known.All(f => f.Id != input.Fact),
            "fact.unknown",
            $"Fakta yang keliru: pilih salah satu.",
            nameof(input.Fact)
        );
        var length = (input.Statement ?? "").Trim().Length;
        refusals.When(
            length is < Correction.StatementMin or > Correction.StatementMax,
            "statement",
            $"Yang benar: ditemukan {length} huruf, seharusnya {Correction.StatementMin} sampai {Correction.StatementMax}.",
            nameof(input.Statement)
        );
        var earlier = await db
            .Corrections.AsNoTracking()
            .Where(c => c.NominationId == nomination.Id)
            .Select(c => new { c.Fact, c.State })
            .ToListAsync(ct);
        refusals.When(
            earlier.Exists(c => c.Fact == input.Fact && c.State == CorrectionState.Open),
            "correction.waits",
            $"Fakta yang keliru: koreksi atas fakta ini sudah masuk dan sedang diperiksa.",
            nameof(input.Fact)
        );
        refusals.When(
            earlier.Count >= PerNominationMax,
            "corrections.too-many",
            $"Koreksi: ditemukan {earlier.Count}, seharusnya paling banyak {PerNominationMax} untuk satu usulan.",
            nameof(input.Fact)
        );
    }

    private static (ReadOnlyMemory<byte> Content, string Type, string Ending)? CheckFile(
        Refusals refusals,
        ReadOnlyMemory<byte> content
    )
    {
        var kind = Evidence.KindOf(content.Span);
        refusals.When(
            content.Length > Evidence.BytesMax,
            "file.too-large",
            $"Berkas: ditemukan {content.Length / 1024} KB, seharusnya paling besar {Evidence.BytesMax / 1024} KB.",
            "File"
        );
        refusals.When(
            kind is null,
            "file.kind",
            $"Berkas: bukan PDF, JPEG, atau PNG; foto atau pindai halamannya.",
            "File"
        );
        return kind is var (type, ending) ? (content, type, ending) : null;
    }

    private FileId Keep(
        Nomination nomination,
        (ReadOnlyMemory<byte> Content, string Type, string Ending) evidence
    )
    {
        var file = new StoredFile
        {
            Id = Ids.New<FileId>(),
            // Its own name may say who somebody is.
            Name = $"koreksi-{nomination.Code}.{evidence.Ending}",
            ContentType = evidence.Type,
            Digest = Convert.ToHexStringLower(SHA256.HashData(evidence.Content.Span)),
            StoredAt = clock.UtcNow,
            StoredBy = actor.UserId is { } id ? new UserId(id) : null,
            Content = evidence.Content.ToArray(),
        };
        db.Files.Add(file);
        return file.Id;
    }
}

/// <summary>When corrections are taken: from freezing for as many days as the round promised, by the server's clock.</summary>
internal static class CorrectionTime
{
    public static Refusal? RefusalOf(TrainingRound round, AgencyClock clock) =>
        round switch
        {
            { CorrectionDays: 0 } => Refusal.Conflict(
                "corrections.none",
                $"Putaran ini tidak mempunyai masa koreksi."
            ),
            { State: RoundState.Draft or RoundState.Locked } => Refusal.Conflict(
                "corrections.not-yet",
                $"Masa koreksi dimulai setelah putaran ditutup dan faktanya dibekukan."
            ),
            { State: RoundState.Screened } when clock.UtcNow < round.CorrectionsUntil => null,
            _ => Refusal.Conflict(
                "corrections.closed",
                $"Masa koreksi berakhir {Moment.Of(clock, round.CorrectionsUntil!.Value)}; sekarang {Moment.Exactly(clock, clock.UtcNow)}."
            ),
        };
}
