using NaikKelas.Training.Classes;
using NaikKelas.Training.Curricula;
using NaikKelas.Training.Timetables;
using NaikKelas.Training.Topics;
using NaikKelas.Training.Venues;

namespace NaikKelas.Demo;

/// <summary>
/// Rooms, curricula and hours: the hall in Mataram for the ten cohorts of 2020, and the batik class of Jombang 2022
/// under a health protocol. Capacities, shares and sessions are made up.
/// </summary>
internal sealed class RoomPlay(Stage stage)
{
    private const string NtbProtocol = "Contoh: protokol kesehatan provinsi 2020";
    private const string JombangProtocol = "Contoh: protokol kesehatan kabupaten 2022";

    /// <summary>Half of 120 from June 2020 on: the sixty seats of a cohort just fit.</summary>
    public async Task<VenueId> MataramAsync(CancellationToken ct)
    {
        var hall = await RoomAsync(
            DemoLogins.NtbOfficer,
            new()
            {
                Place = "Balai pelatihan koperasi dan UKM",
                Room = "Aula",
                Address = "Mataram",
                Capacity = 120,
                Equipment = "Proyektor\nPengeras suara",
            },
            ct
        );
        await LimitAsync(DemoLogins.NtbOfficer, hall, NtbProtocol, new(2020, 6, 1), new(2020, 12, 31), ct);
        await TeachAsync(
            DemoLogins.NtbOfficer,
            "Manajemen keuangan koperasi",
            [
                Item("Kebijakan perkoperasian", 4, 0, "Mengenal aturan yang berlaku bagi koperasinya"),
                Item("Pembukuan dan laporan keuangan", 4, 8, "Menyusun neraca dan perhitungan hasil usaha"),
                Item("Simpan pinjam yang sehat", 3, 5, "Menilai kelayakan pinjaman"),
                Item("Rencana tindak lanjut", 0, 4, "Menulis rencana tiga bulan"),
            ],
            ct
        );
        return hall;
    }

    /// <summary>The hall in which forty learn batik: half of 80.</summary>
    public async Task JombangAsync(CancellationToken ct)
    {
        stage.SetTime(Stage.At(2022, 5, 30, 9));
        var hall = await RoomAsync(
            DemoLogins.JombangOfficer,
            new()
            {
                Place = "Dinas Koperasi dan Usaha Mikro",
                Room = "Aula",
                Address = "Jombang",
                Capacity = 80,
                Equipment = "Kompor batik\nWajan dan canting\nMeja gawangan",
            },
            ct
        );
        await LimitAsync(
            DemoLogins.JombangOfficer,
            hall,
            JombangProtocol,
            new(2022, 1, 1),
            new(2022, 12, 31),
            ct
        );
        await TeachAsync(
            DemoLogins.JombangOfficer,
            "Batik",
            [
                Item("Motif dan pewarnaan", 3, 3, "Merancang motif sendiri"),
                Item("Mencanting dan pelorodan", 0, 12, "Membuat selembar kain sampai selesai"),
                Item("Menghitung harga jual", 2, 2, "Menetapkan harga yang menutup biaya"),
            ],
            ct
        );
        var batik = await stage.ActAsync<SaveClass, ClassId>(
            DemoLogins.JombangOfficer,
            save =>
                save.RunAsync(
                    new ClassInput
                    {
                        Topic = "Batik",
                        Name = "Vokasi batik 2022",
                        StartsOn = new DateOnly(2022, 6, 28),
                        EndsOn = new DateOnly(2022, 6, 30),
                        Place = "Aula Dinas Koperasi dan Usaha Mikro, Jombang",
                        Capacity = 40,
                        VenueId = hall,
                    },
                    ct
                ),
            ct
        );
        await stage.ActAsync<FillTimetable, int>(
            DemoLogins.JombangOfficer,
            fill => fill.RunAsync(batik, new FillTimetable.Input(), ct),
            ct
        );
        await new TrainerPlay(stage).JombangAsync(batik, ct);
    }

    private static SaveCurriculum.Item Item(string title, int theory, int practice, string aim) =>
        new()
        {
            Title = title,
            Theory = theory,
            Practice = practice,
            Aim = aim,
        };

    private Task<VenueId> RoomAsync(string by, SaveVenue.Input input, CancellationToken ct) =>
        stage.ActAsync<SaveVenue, VenueId>(by, save => save.RunAsync(null, input, ct), ct);

    private Task<VenueLimitId> LimitAsync(
        string by,
        VenueId id,
        string source,
        DateOnly from,
        DateOnly until,
        CancellationToken ct
    ) =>
        stage.ActAsync<LimitVenue, VenueLimitId>(
            by,
            limit =>
                limit.RunAsync(
                    id,
                    new()
                    {
                        Percent = 50,
                        FromOn = from,
                        UntilOn = until,
                        Source = source,
                    },
                    ct
                ),
            ct
        );

    private async Task TeachAsync(
        string by,
        string topic,
        IReadOnlyList<SaveCurriculum.Item> items,
        CancellationToken ct
    )
    {
        var id = await stage.ActAsync<SaveTopic, TopicId>(
            by,
            save => save.RunAsync(null, new() { Name = topic }, ct),
            ct
        );
        await stage.ActAsync<SaveCurriculum, CurriculumId>(
            by,
            save => save.RunAsync(id, new() { Items = items }, ct),
            ct
        );
    }
}
