using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Changes;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Registry.HealthRecords;

/// <summary>
/// Use case: file the health predicate of a year (mencatat predikat kesehatan). A year that has one is replaced only
/// with a reason.
/// </summary>
public sealed class RecordHealth(Db db, Actor actor, AgencyClock clock)
{
    private const int FirstYear = 2000;

    public sealed record Input
    {
        [Display(Name = "Tahun")]
        public int? Year { get; init; }

        [Display(Name = "Predikat")]
        public HealthPredicate? Predicate { get; init; }

        [Display(Name = "Tanggal penilaian")]
        public DateOnly? AssessedOn { get; init; }

        [Display(Name = "Sumber")]
        public string? Source { get; init; }

        /// <summary>Asked for when the year already has a predicate.</summary>
        [Display(Name = "Alasan mengganti")]
        public string? Reason { get; init; }
    }

    public Task<Result<Guid>> RunAsync(OrganisationId organisation, Input input, CancellationToken ct) =>
        db.RunAsync(() => RecordAsync(organisation, input, ct), ct);

    private async Task<Result<Guid>> RecordAsync(
        OrganisationId organisationId,
        Input input,
        CancellationToken ct
    )
    {
        if (await db.ReachOrganisationAsync(organisationId, actor, ct) is not { } organisation)
            return Unknown.Organisation;
        if (!organisation.Kind.IsCooperative)
            return new Refusal(
                "health.no-cooperative",
                $"{organisation.Kind} tidak dinilai kesehatan koperasinya."
            );
        var told = Check(organisationId, input, clock.Today);
        if (told.Refused)
            return told.As<Guid>();
        var year = told.Value.Year;
        var known = await db.HealthRecords.SingleOrDefaultAsync(
            h => h.OrganisationId == organisationId && h.Year == year,
            ct
        );
        if (known is null)
        {
            db.HealthRecords.Add(told.Value);
            return told.Value.Id;
        }

        if (Reason.Missing(input.Reason) is not null)
            return new Refusal(
                "health.twice",
                $"Tahun {year:0} sudah berpredikat {known.Predicate} (dinilai {known.AssessedOn}, sumber: {known.Source}). Tulis alasan untuk menggantinya.",
                nameof(input.Reason)
            );
        db.Because(input.Reason!.Trim());
        (known.Predicate, known.AssessedOn, known.Source) = (
            told.Value.Predicate,
            told.Value.AssessedOn,
            told.Value.Source
        );
        return known.Id;
    }

    /// <summary>The rule: a year that has begun, a predicate, a day of assessment not before the year, and a source.</summary>
    internal static Result<HealthRecord> Check(OrganisationId organisation, Input input, DateOnly today)
    {
        var refusals = new Refusals();
        refusals.When(
            input.Year is null || input.Year > today.Year || input.Year < FirstYear,
            "health.year",
            $"Isi tahun antara {FirstYear:0} dan {today.Year:0}.",
            nameof(input.Year)
        );
        refusals.When(
            input.Predicate is null,
            "health.predicate",
            $"Pilih predikat.",
            nameof(input.Predicate)
        );
        refusals.When(
            input.AssessedOn is null,
            "health.assessed-missing",
            $"Isi tanggal penilaian.",
            nameof(input.AssessedOn)
        );
        refusals.When(
            input.AssessedOn > today || input.AssessedOn?.Year < input.Year,
            "health.assessed",
            $"Tanggal penilaian {input.AssessedOn} tidak mungkin untuk tahun {input.Year:0}.",
            nameof(input.AssessedOn)
        );
        var source = Text.Tidy(input.Source);
        refusals.When(
            source.Length is 0 or > 200,
            "health.source",
            $"Tulis sumber predikat, misalnya nomor surat hasil penilaian (paling panjang 200 huruf).",
            nameof(input.Source)
        );
        if (refusals.Any)
            return refusals;
        return new HealthRecord
        {
            Id = Guid.CreateVersion7(),
            OrganisationId = organisation,
            Year = input.Year!.Value,
            Predicate = input.Predicate!.Value,
            AssessedOn = input.AssessedOn!.Value,
            Source = source,
        };
    }
}
