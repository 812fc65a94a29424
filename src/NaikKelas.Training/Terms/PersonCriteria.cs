using System.Globalization;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Training.Terms;

/// <summary>Criteria read from the applicant.</summary>
internal static class PersonCriteria
{
    private const string Since = "time-since-training";
    private const string Fit = "position-fit";
    private const string Never = "never";

    /// <summary>Full points for who was never trained; else so many for each full year since the last training.</summary>
    public static readonly CriterionKind TimeSinceTraining = new(
        Since,
        "Belum pernah atau lama tidak mengikuti pelatihan",
        [
            OrganisationCriteria.Points(Never, "Belum pernah dilatih"),
            OrganisationCriteria.Points("perYear", "Setiap tahun sejak pelatihan terakhir"),
        ]
    )
    {
        Score = q =>
            PersonRules.LastTraining(q.Subject, topic: null, q.AsOf) is { } last
                ? new(
                    Math.Min(
                        CriterionKind.PointsMax,
                        FullYears(last.EndsOn, q.AsOf) * q.Values.Number("perYear")
                    ),
                    FullYears(last.EndsOn, q.AsOf).ToString(CultureInfo.InvariantCulture),
                    $"{last.ClassName}, {last.RoundTitle}",
                    last.EndsOn
                )
                : new(q.Values.Number(Never), Never),
        Because = (_, p) =>
            p.Value == Never
                ? (FormattableString)$"Belum pernah mengikuti pelatihan"
                : $"{p.Value} tahun penuh sejak pelatihan terakhir",
        Suggest = _ => OrganisationCriteria.Filled(Since, [Never, "perYear"]),
    };

    public static readonly CriterionKind PositionFit = new(
        Fit,
        "Jabatan sesuai dengan materi: {0}",
        [
            Parameter.Choices<Position>("positions", "Jabatan"),
            OrganisationCriteria.Points("chosen", "Jabatan yang dipilih"),
            OrganisationCriteria.Points("sameOrgan", "Jabatan lain pada kedudukan yang sama"),
            OrganisationCriteria.Points("other", "Kedudukan lain"),
        ]
    )
    {
        Score = q =>
            PersonRules.PositionOf(q.Subject, q.AsOf) is { } held
                ? new(
                    q.Values.Number(Fitness(q.Values.List<Position>("positions"), held.Position)),
                    held.Position.ToString(),
                    OrganisationRules.Registered,
                    held.From
                )
                : new(0),
        Because = (_, p) => $"{Enum.Parse<Position>(p.Value!)}",
        Suggest = _ =>
            OrganisationCriteria.Filled(
                Fit,
                ["chosen", "sameOrgan", "other"],
                ("positions", $"{Position.Secretary},{Position.Treasurer}")
            ),
    };

    private static string Fitness(IReadOnlyList<Position> chosen, Position held) =>
        chosen.Contains(held) ? "chosen"
        : chosen.Any(c => Positions.OrganOf(c) == Positions.OrganOf(held)) ? "sameOrgan"
        : "other";

    private static int FullYears(DateOnly from, DateOnly to)
    {
        var years = to.Year - from.Year;
        return from.AddYears(years) > to ? years - 1 : years;
    }
}
