using System.ComponentModel.DataAnnotations;

namespace NaikKelas.Kernel.Access;

/// <summary>What a person may be here. A role without a page simply has nothing in its navigation.</summary>
public enum Role
{
    [Display(Name = "Administrator")]
    Administrator,

    [Display(Name = "Petugas Dinas")]
    Officer,

    [Display(Name = "Verifikator")]
    Verifier,

    [Display(Name = "Kepala Dinas")]
    Head,

    [Display(Name = "Pengurus koperasi")]
    CoopBoard,

    [Display(Name = "Bendahara koperasi")]
    CoopTreasurer,

    [Display(Name = "Kontak pesantren")]
    PesantrenContact,

    [Display(Name = "Narasumber")]
    Trainer,

    [Display(Name = "Pendamping")]
    Mentor,

    [Display(Name = "Asesor")]
    Assessor,

    [Display(Name = "Anggota koperasi")]
    Member,
}
