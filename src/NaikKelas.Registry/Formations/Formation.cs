using System.ComponentModel.DataAnnotations;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Registry.Formations;

/// <summary>
/// How far a village is with its Koperasi Desa/Kelurahan Merah Putih, in the order of the law (SE Menkop 1/2025,
/// Inpres 9/2025): village meeting, notary's deed, legal entity, work.
/// </summary>
public enum FormationStage
{
    [Display(Name = "Belum musdesus")]
    NotBegun,

    [Display(Name = "Musdesus/muskelsus")]
    Musdesus,

    [Display(Name = "Akta pendirian")]
    Deed,

    [Display(Name = "Badan hukum (AHU)")]
    LegalEntity,

    [Display(Name = "Beroperasi")]
    Operating,
}

/// <summary>A village's way to its co-op, by the dates on record. Pure.</summary>
/// <param name="RegionCode">The village.</param>
/// <param name="Organisation">The co-op's record; null where there is none yet.</param>
/// <param name="Name">The co-op's name.</param>
/// <param name="Musdesus">Day of the special village meeting.</param>
/// <param name="Deed">Day of the notary's deed.</param>
/// <param name="LegalEntity">Day of the AHU decree.</param>
/// <param name="Operating">First day of work.</param>
public sealed record Formation(
    string RegionCode,
    OrganisationId? Organisation,
    string? Name,
    DateOnly? Musdesus,
    DateOnly? Deed,
    DateOnly? LegalEntity,
    DateOnly? Operating
)
{
    /// <summary>The furthest step on record by a day: who works has been founded, even where the deed was never entered.</summary>
    public FormationStage StageOn(DateOnly day) =>
        Operating <= day ? FormationStage.Operating
        : LegalEntity <= day ? FormationStage.LegalEntity
        : Deed <= day ? FormationStage.Deed
        : Musdesus <= day ? FormationStage.Musdesus
        : FormationStage.NotBegun;

    /// <summary>Since when it stands at the stage of that day; null before the first step.</summary>
    public DateOnly? SinceOn(DateOnly day) => DateOf(StageOn(day));

    /// <summary>What comes next; null once it works.</summary>
    public static FormationStage? After(FormationStage stage) =>
        stage == FormationStage.Operating ? null : stage + 1;

    /// <summary>The day of one step; null where it is not on record.</summary>
    public DateOnly? DateOf(FormationStage stage) =>
        stage switch
        {
            FormationStage.Musdesus => Musdesus,
            FormationStage.Deed => Deed,
            FormationStage.LegalEntity => LegalEntity,
            FormationStage.Operating => Operating,
            _ => null,
        };
}
