using NaikKelas.Registry.Places;

namespace NaikKelas.Demo;

/// <summary>Everybody in the demo, made up the same way each time: what is not kept can be made again.</summary>
internal sealed record DemoCast(
    List<DemoCooperative> Blitar,
    List<DemoCooperative> JombangOlder,
    List<DemoCooperative> JombangVillages,
    List<DemoCooperative> Ntb
)
{
    private const int Seed = 35_17_2025;
    private const int BlitarCooperatives = 78;
    private const int JombangOlderCooperatives = 60;
    private const int NtbCooperatives = 90;

    public static DemoCast Make(Regions regions)
    {
        var chance = new Chance(Seed);
        var people = new People(chance);
        var villages = regions.Children("35.17").SelectMany(k => regions.Children(k.Code)).ToList();
        var wards = regions.Children("35.72").SelectMany(k => regions.Children(k.Code)).Select(v => v.Code);
        return new DemoCast(
            [
                .. new OlderCooperatives(chance, people).Make(
                    "35.72",
                    [.. wards],
                    BlitarCooperatives,
                    2019,
                    [.. Enumerable.Range(2017, 9)]
                ),
            ],
            [
                .. new OlderCooperatives(chance, people).Make(
                    "35.17",
                    [.. villages.Where((_, i) => i % 5 == 0).Select(v => v.Code)],
                    JombangOlderCooperatives,
                    2025,
                    [2023, 2024, 2025]
                ),
            ],
            [.. new VillageCooperatives(chance, people).Make(villages)],
            [
                .. new OlderCooperatives(chance, people).Make(
                    "52",
                    VillagesInTurn(regions),
                    NtbCooperatives,
                    2019,
                    [2018]
                ),
            ]
        );
    }

    /// <summary>Villages of the ten kabupaten/kota of NTB, one of each after another.</summary>
    private static List<string> VillagesInTurn(Regions regions)
    {
        var regencies = regions.Children("52").Select(r => regions.Villages(r.Code)).ToList();
        var turns = NtbCooperatives / regencies.Count;
        return
        [
            .. Enumerable
                .Range(0, turns)
                .SelectMany(turn =>
                    regencies.Select(villages => villages[turn * villages.Count / turns].Code)
                ),
        ];
    }

    /// <summary>The co-ops of an agency's region.</summary>
    public IEnumerable<DemoCooperative> Of(string regionCode) =>
        Blitar
            .Concat(JombangOlder)
            .Concat(JombangVillages)
            .Concat(Ntb)
            .Where(c => c.RegionCode.StartsWith(regionCode, StringComparison.Ordinal));
}
