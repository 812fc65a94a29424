using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.SignIn;

/// <summary>What each role can do, in one sentence.</summary>
internal static class RoleWords
{
    public static string CanDo(Role role) =>
        role switch
        {
            Role.Administrator =>
                "Mengatur pengguna dan kewenangan, memeriksa jejak audit dan kesehatan sistem.",
            Role.Officer => "Membuka putaran, mengimpor usulan, menyeleksi, menetapkan dan mencetak SK.",
            Role.Verifier => "Memeriksa berkas dan fakta pendaftar.",
            Role.Head => "Membaca hasil dan laporan.",
            Role.CoopBoard => "Mengusulkan peserta dan melihat data koperasinya.",
            Role.CoopTreasurer => "Melihat data koperasinya.",
            Role.PesantrenContact => "Mengusulkan santri dan pengurus pesantren.",
            Role.Trainer => "Melihat kelas yang diampu.",
            Role.Mentor => "Melihat kelompok dampingan.",
            Role.Assessor => "Melihat jadwal asesmen.",
            _ => "Melihat data sendiri.",
        };
}
