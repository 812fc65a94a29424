using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Applying;

/// <summary>Use case: keep one step of an application. What is wrong is said at once; nothing is looked up about anybody.</summary>
internal sealed class FillApplication(Db db, AgencyClock clock, PersonalDataKey key, Regions regions)
{
    private const int NameMax = 150;

    public sealed record Person
    {
        [Display(Name = "NIK")]
        public string? Nik { get; init; }

        [Display(Name = "Nama lengkap")]
        public string? Name { get; init; }

        [Display(Name = "Nomor HP")]
        public string? Phone { get; init; }

        [Display(Name = "Wilayah tempat tinggal")]
        public string? RegionCode { get; init; }
    }

    public sealed record Classes
    {
        [Display(Name = "Pilihan 1")]
        public string? Choice1 { get; init; }

        [Display(Name = "Pilihan 2")]
        public string? Choice2 { get; init; }

        [Display(Name = "Pilihan 3")]
        public string? Choice3 { get; init; }

        public IReadOnlyList<string> All =>
            [.. new[] { Choice1, Choice2, Choice3 }.OfType<string>().Where(c => c.Trim().Length > 0)];
    }

    public Task<Result<Unit>> RunAsync(DraftId id, Person input, CancellationToken ct) =>
        db.RunAsync(
            () =>
                KeepAsync(
                    id,
                    (round, _) => Check(input, round.RegionCode),
                    draft =>
                        draft with
                        {
                            Nik = Nik.Read(input.Nik).Value!.Digits,
                            Name = input.Name!.Trim(),
                            Phone = input.Phone!.Trim(),
                            RegionCode = input.RegionCode,
                        },
                    ct
                ),
            ct
        );

    public Task<Result<Unit>> RunAsync(DraftId id, Classes input, CancellationToken ct) =>
        db.RunAsync(
            () =>
                KeepAsync(
                    id,
                    (_, classes) => Application.CheckChoices(input.All, classes),
                    draft => draft with { Choices = input.All },
                    ct
                ),
            ct
        );

    private async Task<Result<Unit>> KeepAsync(
        DraftId id,
        Func<TrainingRound, IReadOnlyList<ClassOfRound>, Refusals> check,
        Func<Application, Application> change,
        CancellationToken ct
    )
    {
        if (await db.ApplicationDrafts.HoldAsync(id, ct) is not { } draft)
            return Refusal.NotFound($"Pendaftaran tidak ditemukan.");
        if (draft.SentAt is not null)
            return Refusal.Conflict(
                "application.sent",
                $"Pendaftaran ini sudah dikirim dan tidak dapat diubah."
            );
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == draft.RoundId, ct);
        if (Intake.ClosedNow(round, clock) is { } closed)
            return closed;
        if (check(round, await ClassOfRound.LoadAsync(db, round.Id, ct)) is { Any: true } refusals)
            return refusals;
        draft.ContentSealed = change(Application.Open(key, draft.ContentSealed)).Seal(key);
        draft.Version++;
        return default(Unit);
    }

    private Refusals Check(Person input, string home)
    {
        var refusals = new Refusals();
        foreach (var refusal in Nik.Read(input.Nik).Refusals)
            refusals.Add(refusal);
        var length = (input.Name ?? "").Trim().Length;
        refusals.When(
            length is < 2 or > NameMax,
            "person.name",
            $"Nama lengkap: ditemukan {length} huruf, seharusnya 2 sampai {NameMax}, sesuai KTP.",
            nameof(Person.Name)
        );
        refusals.When(
            !IsPhone(input.Phone),
            "phone.form",
            $"Nomor HP: seharusnya diawali 08 atau 62 dan terdiri dari 10–13 angka, misalnya 0812-3456-7890.",
            nameof(Person.Phone)
        );
        refusals.When(
            regions.Find(input.RegionCode) is null || !Scope.Covers(home, input.RegionCode!),
            "region",
            $"Wilayah tempat tinggal: belum dipilih, atau di luar wilayah putaran ini.",
            nameof(Person.RegionCode)
        );
        return refusals;
    }

    /// <summary>Loose on purpose; the registry reads it again when the application is sent.</summary>
    private static bool IsPhone(string? text)
    {
        var digits = new string([.. (text ?? "").Where(char.IsAsciiDigit)]);
        return digits.Length is >= 10 and <= 14
            && (
                digits.StartsWith("08", StringComparison.Ordinal)
                || digits.StartsWith("628", StringComparison.Ordinal)
            );
    }
}
