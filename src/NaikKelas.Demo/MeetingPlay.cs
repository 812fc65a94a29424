using NaikKelas.Training.Meetings;

namespace NaikKelas.Demo;

/// <summary>
/// Kabupaten Jombang, 10 July 2025, 09.00: the coordination meeting before the guidance and the competence test
/// (reference programme B). Day, hour, place, agenda and the 306 co-ops are the programme's; who came and what was said
/// is made up.
/// </summary>
internal sealed class MeetingPlay(Stage stage)
{
    private const int Cooperatives = 306;

    /// <summary>Every so many co-ops one did not come.</summary>
    private const int AwayEvery = 34;

    private static readonly string[] Agenda =
    [
        "Kemajuan pembentukan Koperasi Desa/Kelurahan Merah Putih",
        "Persiapan bimtek SKKNI pengurus koperasi",
        "Persiapan uji kompetensi skema Pengurus Koperasi",
        "Tanya jawab",
    ];

    public async Task PlayAsync(CancellationToken ct)
    {
        stage.SetTime(Stage.At(2025, 7, 7, 9));
        var meeting = await stage.ActAsync<SaveMeeting, MeetingId>(
            DemoLogins.JombangOfficer,
            save =>
                save.RunAsync(
                    null,
                    new MeetingInput
                    {
                        Title =
                            "Rapat koordinasi persiapan bimtek SKKNI dan uji kompetensi pengurus koperasi",
                        HeldOn = new DateOnly(2025, 7, 10),
                        StartsAt = new TimeOnly(9, 0),
                        Place = "Aula Dinas Koperasi dan Usaha Mikro, Jombang",
                        Agenda = string.Join('\n', Agenda),
                        AllDistricts = true,
                        AllVillageCooperatives = true,
                        Offices =
                            "Dinas Pemberdayaan Masyarakat dan Desa\nLembaga Sertifikasi Profesi Koperasi\nDewan Koperasi Indonesia Daerah",
                    },
                    ct
                ),
            ct
        );
        stage.SetTime(Stage.At(2025, 7, 10, 13));
        var guests = await stage.AskAsync<MeetingHistory, IReadOnlyList<CalledGuest>>(
            DemoLogins.JombangOfficer,
            history => history.CalledAsync(meeting, ct),
            ct
        );
        if (guests.Count(g => g.Kind == GuestKind.Cooperative) != Cooperatives)
            throw new InvalidOperationException("The meeting must call all 306 co-ops.");
        await stage.ActAsync<NoteAttendance, int>(
            DemoLogins.JombangOfficer,
            note => note.RunAsync(meeting, [.. guests.Select(Line)], ct),
            ct
        );
        await stage.ActAsync<WriteMinutes, MeetingId>(
            DemoLogins.JombangOfficer,
            write => write.RunAsync(meeting, Minutes(), ct),
            ct
        );
        stage.SetTime(null);
        await stage.TellAsync("  Rapat koordinasi 10 Juli 2025: 306 koperasi diundang, notulen ditulis");
    }

    private static NoteAttendance.Line Line(CalledGuest guest, int index) =>
        new()
        {
            Guest = guest.Id,
            People = guest.Kind switch
            {
                GuestKind.Cooperative => index % AwayEvery == 0 ? 0 : 1,
                GuestKind.District => 1,
                _ => 2,
            },
            SpokenFor = guest.Kind switch
            {
                GuestKind.Cooperative => index % AwayEvery == 0 ? null : "Ketua",
                GuestKind.District => "Kepala seksi ekonomi dan pembangunan",
                _ => null,
            },
        };

    private static WriteMinutes.Input Minutes() =>
        new()
        {
            LedBy = "Kepala Dinas Koperasi dan Usaha Mikro",
            Notes =
            [
                "Sebanyak 306 koperasi di 302 desa dan 4 kelurahan sudah berbadan hukum, masing-masing melalui musyawarah desa khusus; 2.448 pengurus dan pengawas sudah ditetapkan.",
                "Bimtek diikuti pengurus; dinas membuka usulan peserta dan tiap koperasi mengusulkan ketua dan bendaharanya.\nTujuannya koperasi yang sehat, mandiri, dan berdaya saing, dengan akses permodalan sebagai jawaban atas pinjaman ilegal.",
                "Uji kompetensi memakai skema Pengurus Koperasi sesudah bimtek. Lembaga sertifikasi menyiapkan asesor dan tempat uji.",
                "Tanya: apakah pengawas boleh ikut bimtek? Jawab: boleh bila masih ada tempat, sesudah pengurus.\nTanya: dari mana biaya uji kompetensi? Jawab: ditanggung anggaran kegiatan, peserta tidak membayar.\nTanya: kapan aplikasi digital koperasi dipakai? Jawab: sesudah bimtek, mulai dari buku kas.",
            ],
            Decisions =
            [
                new()
                {
                    What = "Mengirim data pengurus yang akan diusulkan mengikuti bimtek",
                    Who = "Pengurus koperasi, lewat kecamatan",
                    Until = new DateOnly(2025, 7, 18),
                },
                new()
                {
                    What = "Menyusun jadwal bimtek dan uji kompetensi per kecamatan",
                    Who = "Dinas Koperasi dan Usaha Mikro",
                    Until = new DateOnly(2025, 7, 25),
                },
                new()
                {
                    What = "Menyiapkan asesor dan tempat uji kompetensi",
                    Who = "Lembaga Sertifikasi Profesi Koperasi",
                    Until = new DateOnly(2025, 8, 8),
                },
            ],
        };
}
