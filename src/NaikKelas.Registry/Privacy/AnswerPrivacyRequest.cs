using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Registry.Privacy;

/// <summary>
/// Use case: answer a request (menjawab permintaan data pribadi). Erasing, or ending what rested on consent, is done in the
/// same transaction; what stands in the way of erasing is named, and until when.
/// </summary>
public sealed class AnswerPrivacyRequest(
    Db db,
    Actor actor,
    AgencyClock clock,
    PersonalBook book,
    Texts texts
)
{
    private const int AnswerMin = 5;

    public sealed record Input
    {
        [Display(Name = "Jawaban untuk yang bersangkutan")]
        public string? Answer { get; init; }
    }

    public Task<Result<PrivacyState>> RunAsync(
        PrivacyRequestId id,
        bool granted,
        Input input,
        CancellationToken ct
    ) => db.RunAsync(() => AnswerAsync(id, granted, input, ct), ct);

    private async Task<Result<PrivacyState>> AnswerAsync(
        PrivacyRequestId id,
        bool granted,
        Input input,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(input);
        if (
            await db.PrivacyRequests.HoldAsync(id, ct) is not { } request
            || await db.ReachPersonAsync(request.PersonId, actor, ct) is null
        )
            return Refusal.NotFound($"Permintaan tidak ditemukan.");
        if (request.State != PrivacyState.Open)
            return Refusal.Conflict(
                "privacy.answered",
                $"Permintaan ini sudah dijawab oleh {request.AnsweredByName ?? ""}."
            );
        var answer = input.Answer?.Trim() ?? "";
        if (answer.Length is < AnswerMin or > PrivacyRequest.WordsMax)
            return new Refusal(
                "privacy.answer",
                $"Jawaban: ditemukan {answer.Length} huruf, seharusnya {AnswerMin} sampai {PrivacyRequest.WordsMax}.",
                nameof(input.Answer)
            );
        var erases = granted && request.Kind == PrivacyKind.Erasure;
        if (erases && await WhyNotAsync(request, ct) is { Any: true } obstacles)
            return obstacles;
        (request.State, request.Answer, request.AnsweredBy, request.AnsweredByName, request.AnsweredAt) = (
            granted ? PrivacyState.Done : PrivacyState.Refused,
            answer,
            actor.UserId is { } user ? new UserId(user) : null,
            actor.Name,
            clock.UtcNow
        );
        if (granted && request.Kind == PrivacyKind.Withdrawal)
            // What was done stands with the officer's words: the person reads both.
            request.Answer = string.Join(
                '\n',
                [answer, .. (await book.TakeConsentBackAsync(request.PersonId, ct)).Select(texts.Of)]
            );
        if (erases)
        {
            db.Audit("person.erased", $"persons/{request.PersonId.Value}");
            await book.EraseAsync(request.PersonId, ct);
        }

        return request.State;
    }

    private async Task<Refusals> WhyNotAsync(PrivacyRequest request, CancellationToken ct)
    {
        var refusals = new Refusals();
        foreach (var obstacle in await book.ObstaclesAsync(request.PersonId, ct))
            refusals.Add(
                Refusal.Conflict(
                    "privacy.held",
                    obstacle.Until is { } until
                        ? $"Belum dapat dihapus: {obstacle.Why}, sampai {until:yyyy-MM-dd}."
                        : (FormattableString)$"Belum dapat dihapus: {obstacle.Why}."
                )
            );
        return refusals;
    }
}
