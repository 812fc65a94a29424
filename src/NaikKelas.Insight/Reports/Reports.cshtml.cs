using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Insight.Reports;

/// <summary>Everything one can read over a year or a region, in one place.</summary>
[Allow(Role.Officer, Role.Head)]
public sealed class ReportsModel(Actor actor) : PageModel
{
    public IEnumerable<(string Href, string Icon, string Title, string What)> Links
    {
        get
        {
            var t = this.Texts;
            yield return (
                "/rencana",
                "calendar-event",
                t["Rencana dan realisasi"],
                t["kegiatan, pagu, sasaran, dan orang dilatih menurut tahun"]
            );
            if (actor.Is(Role.Officer))
                yield return (
                    "/rencana/biaya",
                    "coins",
                    t["Biaya per kursi"],
                    t["menurut kelas dan sumber dana"]
                );
            yield return (
                "/rencana/kalender",
                "calendar-check",
                t["Tenggat tahunan"],
                t["siapa masih berutang apa, dan sejak kapan"]
            );
            yield return (
                "/koperasi/pembentukan",
                "list-check",
                t["Pembentukan KDMP"],
                t["dari musyawarah sampai beroperasi, menurut desa"]
            );
            yield return (
                "/hasil",
                "certificate",
                t["Hasil yang diumumkan"],
                t["keputusan, alasan, dan berkas setiap putaran"]
            );
        }
    }
}
