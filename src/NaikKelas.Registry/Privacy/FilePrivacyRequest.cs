using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Registry.Privacy;

/// <summary>Use case: a person asks about the data kept of them (permintaan data pribadi), by link or at the desk.</summary>
public sealed class FilePrivacyRequest(Db db, Actor actor, AgencyClock clock)
{
    public sealed record Input
    {
        [Display(Name = "Yang diminta")]
        public PrivacyKind? Kind { get; init; }

        [Display(Name = "Keterangan")]
        public string? Words { get; init; }
    }

    /// <summary>An officer types what somebody came for.</summary>
    public Task<Result<PrivacyRequestId>> AtDeskAsync(PersonId id, Input input, CancellationToken ct) =>
        db.RunAsync<PrivacyRequestId>(
            async () =>
                await db.ReachPersonAsync(id, actor, ct) is { } person
                    ? await FileAsync(person, actor.Name, input, ct)
                    : Unknown.Person,
            ct
        );

    /// <summary>Inside another room's transaction, for who has been proven: nobody's reach is asked.</summary>
    public async Task<Result<PrivacyRequestId>> ByLinkWithinAsync(
        PersonId id,
        string by,
        Input input,
        CancellationToken ct
    ) =>
        await db.Persons.SingleOrDefaultAsync(p => p.Id == id, ct) is { } person
            ? await FileAsync(person, by, input, ct)
            : Unknown.Person;

    private async Task<Result<PrivacyRequestId>> FileAsync(
        Person person,
        string by,
        Input input,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(input);
        // A merged record is a signpost: the request is about the one that is used.
        var whose = person.MergedInto ?? person.Id;
        if (input.Kind is not { } kind)
            return new Refusal("privacy.kind", $"Pilih apa yang diminta.", nameof(input.Kind));
        var words = input.Words?.Trim() ?? "";
        if (words.Length > PrivacyRequest.WordsMax)
            return new Refusal(
                "privacy.words",
                $"Keterangan: ditemukan {words.Length} huruf, seharusnya paling banyak {PrivacyRequest.WordsMax}.",
                nameof(input.Words)
            );
        if (kind == PrivacyKind.Correction && words.Length == 0)
            return new Refusal(
                "privacy.words-missing",
                $"Keterangan: tulis data mana yang keliru dan apa yang benar.",
                nameof(input.Words)
            );
        if (person.ErasedOn is not null)
            return Refusal.Conflict("privacy.erased", $"Data orang ini sudah dihapus.");
        if (
            await db.PrivacyRequests.AnyAsync(
                r => r.PersonId == whose && r.Kind == kind && r.State == PrivacyState.Open,
                ct
            )
        )
            return Refusal.Conflict(
                "privacy.open",
                $"Permintaan yang sama sudah tercatat dan belum dijawab; tidak perlu dikirim lagi."
            );
        var request = new PrivacyRequest
        {
            Id = Ids.New<PrivacyRequestId>(),
            PersonId = whose,
            Kind = kind,
            Words = words.Length == 0 ? null : words,
            By = by,
            AskedAt = clock.UtcNow,
            DueAt = clock.UtcNow + PrivacyRules.Current.AnswerWithin,
        };
        db.PrivacyRequests.Add(request);
        return request.Id;
    }
}
