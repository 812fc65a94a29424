using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Agencies;
using NaikKelas.Registry.Signing;
using NaikKelas.Training.Offers;
using NaikKelas.Training.Reviews;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Results;

/// <summary>What came out of publishing.</summary>
public sealed record Published(string DecreeNumber, string Slug, string ResultDigest);

/// <summary>
/// Use case: make the result final and public (pengumuman). Gives the decree its number, writes the public files and
/// papers, and refuses when the public files do not give the very decisions that are about to be announced.
/// </summary>
public sealed class PublishRound(
    Db db,
    Actor actor,
    AgencyClock clock,
    PersonalDataKey key,
    AgencyDirectory agencies,
    SigningDesk signing,
    PaperDesk papers,
    SeatDesk seats,
    ReviewGate gate,
    IConfiguration settings
)
{
    /// <summary>Where the program answers when nobody set <c>Public:Origin</c>.</summary>
    private const string LocalOrigin = "http://localhost:5080";

    public sealed record Input
    {
        [Display(Name = "Tanggal keputusan")]
        public DateOnly? DecreeDate { get; init; }

        /// <summary>The address under which the program is reached, for the papers: "https://dinas.example.go.id".</summary>
        public string? Origin { get; init; }

        /// <summary>Days to answer the invitation; without them seats are confirmed at once.</summary>
        [Display(Name = "Hari untuk menjawab undangan")]
        public int? AnswerDays { get; init; }

        [Display(Name = "Pengingat, hari sebelum tenggat")]
        public int? RemindDays { get; init; }

        internal OfferTerms Offers(RoundId id) =>
            new()
            {
                Id = id,
                AnswerDays = AnswerDays,
                RemindDays = RemindDays,
            };
    }

    public Task<Result<Published>> RunAsync(RoundId id, Input input, CancellationToken ct) =>
        db.RunAsync(() => PublishAsync(id, input, ct), ct);

    private async Task<Result<Published>> PublishAsync(RoundId id, Input input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await db.Rounds.HoldAsync(id, ct) is not { } round || !actor.Reaches(round.RegionCode))
            return Refusal.NotFound($"Putaran tidak ditemukan.");
        if (
            (StateRefusal(round) ?? await gate.OfPublishingAsync(round, ct) ?? DateRefusal(round, input)) is
            { } refusal
        )
            return refusal;
        if (Deadline.RefusalOf(input.AnswerDays, input.RemindDays) is { } days)
            return days;
        if (await agencies.ForRegionAsync(round.RegionCode, ct) is not { } agency)
            return new Refusal(
                "agency.missing",
                $"Data instansi untuk wilayah {round.RegionCode} belum diisi, sehingga keputusan tidak dapat dibuat."
            );
        var dossier = await Dossier.LoadAsync(db, round, ct);
        var decisions = await db
            .Decisions.AsNoTracking()
            .Where(d => d.RoundId == id)
            .OrderBy(d => d.Code)
            .ToListAsync(ct);
        var files = PublicFiles.Of(dossier.ToRound(key));
        if (files.DifferenceFrom(decisions) is { } code)
            return Refusal.Conflict(
                "result.differs",
                $"Berkas publik tidak menghasilkan keputusan yang sama untuk {code}. Tidak ada yang diumumkan; hubungi pengelola program."
            );
        (round.State, round.PublishedAt) = (RoundState.Published, clock.UtcNow);
        (round.DecreeDate, round.ResultDigest) = (input.DecreeDate, files.Digest);
        round.DecreeNumber = await DecreeNumbers.NextAsync(db, agency.DecreePattern, round, ct);
        round.Version++;
        var head = PaperHead.Of(agency, await signing.SignerOnAsync(agency, input.DecreeDate!.Value, ct));
        var origin = (input.Origin ?? settings["Public:Origin"] ?? LocalOrigin).TrimEnd('/');
        await papers.LayDownAsync(dossier, decisions, files, head, origin, ct);
        await seats.OpenAsync(dossier, decisions, input.Offers(id), ct);
        return new Published(round.DecreeNumber, round.Slug, files.Digest);
    }

    private Refusal? StateRefusal(TrainingRound round)
    {
        if (round.State == RoundState.Published)
            return Refusal.Conflict(
                "round.already-published",
                $"Hasil putaran ini sudah diumumkan {Moment.Of(clock, round.PublishedAt!.Value)} dengan keputusan nomor {round.DecreeNumber}."
            );
        return round.State == RoundState.Drawn
            ? null
            : Refusal.Conflict(
                "round.not-drawn",
                $"Tempat belum ditetapkan. Masukkan dulu nilai publik dan tetapkan peserta."
            );
    }

    /// <summary>Not before the draw, nor before the last objection could come in.</summary>
    private Refusal? DateRefusal(TrainingRound round, Input input)
    {
        var drawn = DateOnly.FromDateTime(clock.Local(round.ObjectionsUntil ?? round.DrawnAt!.Value));
        return input.DecreeDate is { } date && date >= drawn && date <= clock.Today
            ? null
            : new Refusal(
                "decree-date.out-of-range",
                $"Isi tanggal keputusan dari {drawn} sampai {clock.Today}.",
                nameof(input.DecreeDate)
            );
    }
}
