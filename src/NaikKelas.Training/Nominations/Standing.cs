using System.ComponentModel.DataAnnotations;

namespace NaikKelas.Training.Nominations;

/// <summary>What screening says of an applicant.</summary>
internal enum Standing
{
    [Display(Name = "Memenuhi syarat")]
    Eligible,

    [Display(Name = "Belum memenuhi")]
    NotEligible,
}
