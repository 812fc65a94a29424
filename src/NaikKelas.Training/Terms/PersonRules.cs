using NaikKelas.Registry.Facts;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Selection;

namespace NaikKelas.Training.Terms;

/// <summary>Rules about the applicant: position, age, earlier trainings, seats at the same dates.</summary>
internal static class PersonRules
{
    public static readonly RuleKind OrganAmong = new(
        "organ-among",
        "Kedudukan peserta di organisasi pengusul: {0}",
        [Parameter.Choices<Organ>("organs", "Kedudukan")]
    )
    {
        Compare = v => new("organ", RuleOperator.In, OrganisationRules.Words(v.List<Organ>("organs"))),
        Find = q =>
            PositionOf(q.Subject, q.AsOf) is { } held
                ? new(
                    Fact.Of(Positions.OrganOf(held.Position).ToString()),
                    OrganisationRules.Registered,
                    held.From
                )
                : null,
        Missing = NoPosition,
        Found = (_, f) => $"Tercatat sebagai {Enum.Parse<Organ>(f.Value.Text)}",
        Remedy = _ =>
            $"kedudukan yang sebenarnya dicatat dinas, dengan surat keputusan atau buku anggota, sebelum putaran ditutup",
        Suggest = _ =>
            OrganisationRules.Only(
                "organs",
                $"{Organ.Pengurus},{Organ.Pengawas},{Organ.Anggota},{Organ.CalonAnggota}"
            ),
    };

    public static readonly RuleKind PositionAmong = new(
        "position-among",
        "Jabatan peserta di organisasi pengusul: {0}",
        [Parameter.Choices<Position>("positions", "Jabatan")]
    )
    {
        Compare = v =>
            new("position", RuleOperator.In, OrganisationRules.Words(v.List<Position>("positions"))),
        Find = q =>
            PositionOf(q.Subject, q.AsOf) is { } held
                ? new(Fact.Of(held.Position.ToString()), OrganisationRules.Registered, held.From)
                : null,
        Missing = NoPosition,
        Found = (_, f) => $"Tercatat sebagai {Enum.Parse<Position>(f.Value.Text)}",
        Remedy = _ =>
            $"jabatan yang sebenarnya dicatat dinas, dengan surat keputusannya, sebelum putaran ditutup",
        Suggest = _ =>
            OrganisationRules.Only(
                "positions",
                $"{Position.Chair},{Position.Secretary},{Position.Treasurer}"
            ),
    };

    /// <summary>A list of ages rather than two bounds: one sentence, one rule, one reason.</summary>
    public static readonly RuleKind AgeBetween = new(
        "age-between",
        "Usia {0} sampai {1} tahun pada tanggal penutupan",
        [Parameter.Number("min", "Usia termuda", 0, 120), Parameter.Number("max", "Usia tertua", 0, 120)]
    )
    {
        Compare = v =>
            new(
                "age",
                RuleOperator.In,
                [
                    .. Enumerable
                        .Range(v.Number("min"), v.Number("max") - v.Number("min") + 1)
                        .Select(age => Fact.Of((double)age)),
                ]
            ),
        Find = q =>
            AgeOn(q.Subject.Person, q.AsOf) is { } age
                ? new(Fact.Of((double)age), "tanggal lahir pada data induk", q.AsOf)
                : null,
        Missing = _ => $"Belum ada catatan tanggal lahir",
        Found = (v, f) =>
            $"Berusia {(int)f.Value.Number} tahun, di luar {v.Number("min")} sampai {v.Number("max")} tahun",
        Remedy = _ => $"tanggal lahir sesuai KTP dicatat dinas sebelum putaran ditutup",
        Suggest = _ => new(StringComparer.Ordinal) { ["min"] = "17", ["max"] = "60" },
        Check = v =>
            v.Number("min") > v.Number("max")
                ? new(
                    "age-order",
                    $"Usia tertua: ditemukan {v.Number("max")}, seharusnya {v.Number("min")} atau lebih.",
                    "max"
                )
                : null,
    };

    public static readonly RuleKind NotTrainedInTopic = new(
        "not-trained-in-topic",
        "Belum mengikuti pelatihan dengan materi yang sama dalam {0} tahun terakhir",
        [Parameter.Number("years", "Jumlah tahun", 1, 50)]
    )
    {
        PerClass = true,
        Compare = v => new($"trainedInTopic{v["years"]}y", RuleOperator.Eq, [Fact.Of(false)]),
        Find = q =>
            LastTraining(q.Subject, q.Class!.Topic, q.AsOf) is { } last
            && last.EndsOn.AddYears(q.Values.Number("years")) > q.AsOf
                ? new(Fact.Of(true), $"{last.ClassName}, {last.RoundTitle}", last.EndsOn)
                : new(Fact.Of(false), "riwayat pelatihan", q.AsOf),
        Missing = _ => $"Riwayat pelatihan belum dapat dibaca",
        Found = (v, f) =>
            $"Sudah mengikuti pelatihan dengan materi yang sama, selesai {f.On!.Value}, dalam {v.Number("years")} tahun terakhir",
        Remedy = v =>
            $"memilih kelas dengan materi lain, atau mendaftar lagi setelah {v.Number("years")} tahun",
        Suggest = _ => OrganisationRules.Only("years", "2"),
    };

    public static readonly RuleKind NoOverlappingClass = new(
        "no-overlapping-class",
        "Tidak ditetapkan pada kelas lain yang waktunya beririsan",
        []
    )
    {
        PerClass = true,
        Compare = _ => new("overlaps", RuleOperator.Eq, [Fact.Of(false)]),
        Find = q =>
            q.Subject.SeatsElsewhere.FirstOrDefault(s =>
                s.StartsOn <= q.Class!.EndsOn && q.Class.StartsOn <= s.EndsOn
            )
                is { } seat
                ? new(Fact.Of(true), $"{seat.ClassName}, {seat.RoundTitle}", seat.StartsOn)
                : new(Fact.Of(false), "penetapan putaran lain", q.AsOf),
        Missing = _ => $"Penetapan pada putaran lain belum dapat dibaca",
        Found = (_, f) => $"Sudah ditetapkan pada kelas lain yang dimulai {f.On!.Value}",
        Remedy = _ => $"memilih kelas dengan waktu lain, atau mengundurkan diri dari kelas tersebut",
    };

    /// <summary>
    /// What the person is at the nominator – best known first where there are several – or anywhere, for who stands alone.
    /// </summary>
    public static PositionFact? PositionOf(Subject subject, DateOnly day) =>
        subject
            .Person.Positions.Where(p =>
                p.HoldsOn(day) && (subject.Nominator is not { } o || p.Organisation == o.Id)
            )
            .MinBy(p => (p.Position, p.From));

    /// <summary>Full years; who is born on 29 February turns a year older on 1 March of common years.</summary>
    public static int? AgeOn(PersonFacts person, DateOnly day)
    {
        if (person.BirthDate is not { } born || born > day)
            return null;
        var age = day.Year - born.Year;
        return (day.Month, day.Day).CompareTo((born.Month, born.Day)) < 0 ? age - 1 : age;
    }

    public static SeatElsewhere? LastTraining(Subject subject, Topics.TopicId? topic, DateOnly asOf) =>
        subject
            .SeatsElsewhere.Where(s => s.EndsOn < asOf && (topic is null || s.Topic == topic))
            .MaxBy(s => s.EndsOn);

    private static FormattableString NoPosition(ParameterValues _) =>
        $"Belum ada catatan kedudukan peserta di organisasi pengusul";
}
