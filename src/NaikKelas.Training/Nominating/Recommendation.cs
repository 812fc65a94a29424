using System.ComponentModel.DataAnnotations;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Nominating;

/// <summary>Whose word a round may ask for.</summary>
internal enum Recommender
{
    [Display(Name = "Dinas kabupaten/kota")]
    Regency,

    [Display(Name = "Pesantren")]
    Pesantren,
}

/// <summary>That an office or a pesantren stands behind a nomination (rekomendasi): who, for which place, when.</summary>
internal sealed class Recommendation
{
    public required NominationId NominationId { get; init; }

    public required Recommender By { get; init; }

    public required RoundId RoundId { get; init; }

    /// <summary>The kabupaten/kota that recommends, or the one in which the pesantren lies.</summary>
    public required string RegionCode { get; init; }

    /// <summary>The person who pressed, as the audit trail names them.</summary>
    public required string GivenBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime GivenAt { get; init; }
}
