using NaikKelas.Training.Plans;

namespace NaikKelas.Demo;

/// <summary>
/// The plan of Kabupaten Jombang 2022 (reference programme A): eight activities from two sources, the delivered ones
/// with their recorded figures; and the years of Nusa Tenggara Barat (programme D). Each is entered when it was known.
/// </summary>
internal sealed class PlanPlay(Stage stage)
{
    private sealed record Step(ActivityInput Activity, RecordRealisation.Input? Became = null);

    private const string Report = "Laporan kegiatan dinas";

    private static readonly Step[] Jombang =
    [
        new(
            Held(
                "Akuntansi bagi staf koperasi",
                ActivityKind.Training,
                BudgetSource.Apbd,
                new(2022, 3, 21),
                new(2022, 3, 23)
            ) with
            {
                Target = 40,
                Place = "Latsari, Kecamatan Mojowarno",
                Outcome = "Mampu menyusun laporan keuangan yang dapat dipertanggungjawabkan",
            },
            People(40)
        ),
        new(
            Held(
                "Akuntansi dan LPJ bagi pengurus dan pengawas",
                ActivityKind.Training,
                BudgetSource.Apbd,
                new(2022, 3, 29),
                new(2022, 3, 31)
            ) with
            {
                Target = 40,
                Place = "Jelakombo",
                Outcome = "Mampu menyusun LPJ; koperasi mencapai predikat sehat",
            },
            People(40)
        ),
        new(
            Held(
                "Bimtek SKKNI dan uji kompetensi",
                ActivityKind.Guidance,
                BudgetSource.Apbd,
                new(2022, 6, 13),
                new(2022, 6, 15)
            ) with
            {
                Place = "Hotel di Jombang",
                Outcome = "Lulus uji kompetensi mandiri",
            },
            new RecordRealisation.Input
            {
                Assessed = 5,
                Competent = 5,
                Source = Report,
                Note = "Lima peserta lanjut ke uji kompetensi mandiri",
            }
        ),
        new(
            Held(
                "Pendampingan desain produk",
                ActivityKind.Mentoring,
                BudgetSource.Dak,
                new(2022, 6, 20),
                new(2022, 6, 23)
            ) with
            {
                Target = 50,
                Place = "Ruang Bung Tomo",
                Outcome = "Kemasan didesain ulang dan mampu bersaing",
            },
            People(50)
        ),
        new(
            Held(
                "Vokasi batik",
                ActivityKind.Training,
                BudgetSource.Dak,
                new(2022, 6, 28),
                new(2022, 6, 30)
            ) with
            {
                Target = 40,
                Place = "Desa Jabon",
                Outcome = "Usaha baru bagi penyandang disabilitas; motif batik anggota koperasi lebih baik",
            },
            People(40)
        ),
        new(Meant("Akuntansi berbasis TI", ActivityKind.Training, 8)),
        new(Meant("Seminar batik", ActivityKind.Seminar, 9) with { Place = "Pendopo Kabupaten" }),
        new(
            Meant("OPOP Expo se-Jawa Timur", ActivityKind.Expo, 10) with
            {
                Place = "Jombang, tuan rumah",
                Outcome = "Hari Santri dan hari jadi",
            }
        ),
    ];

    public async Task PlayAsync(CancellationToken ct)
    {
        await YearsOfNtbAsync(ct);
        foreach (var step in Jombang)
        {
            stage.SetTime(Stage.At(2022, 1, 10, 9));
            await EnterAsync(DemoLogins.JombangOfficer, step, ct);
        }

        await stage.TellAsync($"Kabupaten Jombang 2022: {Jombang.Length} kegiatan dalam rencana");
    }

    private async Task YearsOfNtbAsync(CancellationToken ct)
    {
        Step[] years =
        [
            new(
                Whole("Pelatihan koperasi dan UKM 2019", 2019),
                People(1086) with
                {
                    Source = "Laporan tahunan balai pelatihan 2019",
                }
            ),
            new(
                Whole("Pelatihan koperasi dan UKM 2021", 2021) with
                {
                    Target = 740,
                    Outcome = "Sasaran diturunkan karena anggaran",
                }
            ),
        ];
        foreach (var step in years)
        {
            stage.SetTime(Stage.At(step.Activity.Year!.Value, 1, 6, 9).AddYears(1));
            await EnterAsync(DemoLogins.NtbOfficer, step, ct);
        }

        await stage.TellAsync("Nusa Tenggara Barat: 2019 dicatat, 2021 direncanakan");
    }

    /// <summary>Enters an activity, and its figures on the morning after its last day.</summary>
    private async Task EnterAsync(string officer, Step step, CancellationToken ct)
    {
        var id = await stage.ActAsync<SaveActivity, ActivityId>(
            officer,
            save => save.RunAsync(null, step.Activity, ct),
            ct
        );
        if (step.Became is not { } became)
            return;
        if (step.Activity.EndsOn is { } last)
            stage.SetTime(Stage.At(last.Year, last.Month, last.Day, 9).AddDays(1));
        await stage.ActAsync<RecordRealisation, ActivityId>(
            officer,
            record => record.RunAsync(id, became with { Version = 1 }, ct),
            ct
        );
    }

    private static ActivityInput Held(
        string title,
        ActivityKind kind,
        BudgetSource source,
        DateOnly first,
        DateOnly last
    ) =>
        new()
        {
            Title = title,
            Kind = kind,
            Source = source,
            Year = first.Year,
            StartsOn = first,
            EndsOn = last,
        };

    private static ActivityInput Meant(string title, ActivityKind kind, int month) =>
        new()
        {
            Title = title,
            Kind = kind,
            Year = 2022,
            Month = month,
        };

    private static ActivityInput Whole(string title, int year) =>
        new()
        {
            Title = title,
            Kind = ActivityKind.Training,
            Year = year,
        };

    private static RecordRealisation.Input People(int people) => new() { People = people, Source = Report };
}
