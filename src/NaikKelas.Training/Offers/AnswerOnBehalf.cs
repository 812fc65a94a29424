using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Offers;

/// <summary>
/// Use case: the office notes an answer for somebody it reached (dilayani kantor), with how. Past the deadline the
/// office may still note what it was told in time, as long as the clock has not ended the offer.
/// </summary>
public sealed class AnswerOnBehalf(Db db, Actor actor, AnswerDesk desk)
{
    /// <summary>The ways the office is reached.</summary>
    public static readonly IReadOnlyList<AnswerWay> Ways =
    [
        AnswerWay.Phone,
        AnswerWay.WhatsApp,
        AnswerWay.InPerson,
        AnswerWay.Letter,
    ];

    private const int NoteMax = 500;

    public sealed record Input
    {
        public OfferId? Offer { get; init; }

        [Display(Name = "Jawaban disampaikan")]
        public AnswerWay? How { get; init; }

        [Display(Name = "Catatan")]
        public string? Note { get; init; }

        public IReadOnlyList<OfferId> GivesBack { get; init; } = new List<OfferId>();
    }

    public Task<Result<Answered>> RunAsync(
        Rounds.RoundId round,
        string code,
        bool accepts,
        Input input,
        CancellationToken ct
    ) => db.RunAsync(() => AnswerAsync(round, code, accepts, input, ct), ct);

    private async Task<Result<Answered>> AnswerAsync(
        Rounds.RoundId id,
        string code,
        bool accepts,
        Input input,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(input);
        if (
            await db.Rounds.AsNoTracking().Within(actor, r => r.RegionCode).AnyAsync(r => r.Id == id, ct)
                is false
            || await db
                .Nominations.AsNoTracking()
                .SingleOrDefaultAsync(n => n.RoundId == id && n.Code == code, ct)
                is not { } nomination
        )
            return Refusal.NotFound($"Usulan tidak ditemukan.");
        var refusals = new Refusals();
        refusals.When(
            input.How is null || !Ways.Contains(input.How.Value),
            "answer.how",
            $"Pilih bagaimana jawabannya disampaikan.",
            nameof(input.How)
        );
        refusals.When(
            input.Note?.Length > NoteMax,
            "too-long",
            $"Catatan: ditemukan {input.Note?.Length ?? 0} huruf, seharusnya paling banyak {NoteMax}.",
            nameof(input.Note)
        );
        if (refusals.Any)
            return refusals;
        db.Because(string.IsNullOrWhiteSpace(input.Note) ? null : input.Note.Trim());
        return await desk.TakeAsync(
            nomination,
            new GivenAnswer(accepts, input.How!.Value, actor.Name, input.Offer, input.GivesBack),
            ct
        );
    }
}
