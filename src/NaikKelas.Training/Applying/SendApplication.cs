using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Nominating;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Applying;

/// <summary>
/// Use case: send an application. Whoever sends learns only that it arrived: a NIK that is nominated already, or
/// recorded under another name, is held for an officer, so that nobody can ask the form about other people.
/// </summary>
internal sealed class SendApplication(
    Db db,
    Actor actor,
    AgencyClock clock,
    PersonalDataKey key,
    PersonDirectory persons
)
{
    public const string Source = "Formulir umum";

    /// <summary>Sending twice is sending once.</summary>
    public Task<Result<Unit>> RunAsync(DraftId id, CancellationToken ct) =>
        db.RunAsync(() => SendAsync(id, ct), ct);

    private async Task<Result<Unit>> SendAsync(DraftId id, CancellationToken ct)
    {
        var roundId = await db
            .ApplicationDrafts.AsNoTracking()
            .Where(d => d.Id == id)
            .Select(d => (RoundId?)d.RoundId)
            .SingleOrDefaultAsync(ct);
        // The round before the draft, as every nomination does.
        if (
            roundId is null
            || await db.Rounds.HoldAsync(roundId.Value, ct) is not { } round
            || await db.ApplicationDrafts.HoldAsync(id, ct) is not { } draft
        )
            return Refusal.NotFound($"Pendaftaran tidak ditemukan.");
        if (draft.SentAt is not null)
            return default(Unit);
        if (Intake.ClosedNow(round, clock) is { } closed)
            return closed;
        var application = Application.Open(key, draft.ContentSealed);
        if (!application.IsComplete)
            return new Refusal(
                "application.open",
                $"Pendaftaran belum lengkap. Isi langkah yang belum selesai."
            );
        var intake = await Intake.OpenAsync(db, clock, round, ct);
        if (Application.CheckChoices(application.Choices, intake.Classes) is { Any: true } refusals)
            return refusals;
        return await TakeAsync(intake, draft, application, ct);
    }

    private async Task<Result<Unit>> TakeAsync(
        Intake intake,
        ApplicationDraft draft,
        Application application,
        CancellationToken ct
    )
    {
        var known = await persons.FindByNikAsync(Nik.Read(application.Nik).Value!, ct);
        var registered = await persons.RegisterAllAsync([application.Person], application.RegionCode, ct);
        if (registered.Refused)
        {
            var refusals = new Refusals();
            foreach (var refusal in registered.Refusals)
                refusals.Add(refusal with { Field = null });
            return refusals;
        }

        var person = registered.Value[0];
        draft.SentAt = clock.UtcNow;
        draft.Version++;
        draft.Held = await HeldAsync(intake, known, person, application, ct);
        if (draft.Held is null)
            Nominate(intake, draft, person, application);
        return default(Unit);
    }

    private async Task<HeldBecause?> HeldAsync(
        Intake intake,
        PersonCard? known,
        PersonId person,
        Application application,
        CancellationToken ct
    )
    {
        if (known is null)
            return null;
        if (!NameKey.ShareAWord(known.Name, application.Name))
            return HeldBecause.OtherName;
        var standing = await CandidateBook.StandingAsync(db, intake.Round.Id, [person], ct);
        return standing.Count > 0 ? HeldBecause.AlreadyNominated : null;
    }

    private void Nominate(Intake intake, ApplicationDraft draft, PersonId person, Application application)
    {
        var nomination = intake.Take(person, nominator: null, application.Choices, Source);
        draft.NominationId = nomination.Id;
        // What became a nomination needs no second copy of a person's data.
        draft.ContentSealed = Application.Blank.Seal(key);
        db.Consents.Add(
            new Consent
            {
                NominationId = nomination.Id,
                Way = ConsentWay.OwnForm,
                NoticeVersion = draft.NoticeVersion,
                EnteredBy = actor.Name,
                At = clock.UtcNow,
            }
        );
    }
}
