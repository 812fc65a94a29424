using NaikKelas.Registry.Places;

namespace NaikKelas.Tests.Registry;

public sealed class RegionsTests
{
    private static readonly Regions Regions = new();

    [Fact]
    public void Jombang_has_302_desa_and_4_kelurahan_in_21_kecamatan()
    {
        var districts = Regions.Children("35.17");
        var villages = districts.SelectMany(d => Regions.Children(d.Code)).ToList();

        Assert.Equal(21, districts.Count);
        Assert.Equal(4, villages.Count(v => v.IsKelurahan));
        Assert.Equal(302, villages.Count(v => !v.IsKelurahan));
    }

    [Fact]
    public void A_path_reads_as_people_say_it()
    {
        Assert.Equal("Kel. Bendo, Kec. Kepanjenkidul, Kota Blitar", Regions.PathOf("35.72.01.1006"));
        Assert.Equal("Kec. Perak, Kab. Jombang", Regions.PathOf("35.17.01"));
        Assert.Equal("35.99", Regions.PathOf("35.99"));
    }

    [Theory]
    [InlineData("31", "DKI Jakarta")]
    [InlineData("34", "Daerah Istimewa Yogyakarta")]
    [InlineData("73.10", "Kabupaten Pangkajene dan Kepulauan")]
    public void Capitals_become_names(string code, string name) =>
        Assert.Equal(name, Regions.Find(code)!.Name);

    [Theory]
    [InlineData("35.1")]
    [InlineData("35.17.09.4001")]
    [InlineData("3517092001")]
    [InlineData(" 35")]
    [InlineData(null)]
    public void What_has_not_the_form_of_a_code_is_none(string? code)
    {
        Assert.False(Regions.IsCode(code));
        Assert.Null(Regions.Find(code));
    }

    [Fact]
    public void Every_parent_of_a_child_is_the_region_it_was_asked_of() =>
        Assert.All(
            Regions.Children("").SelectMany(p => Regions.Children(p.Code)).Take(100),
            regency =>
                Assert.All(Regions.Children(regency.Code), d => Assert.Equal(regency.Code, d.ParentCode))
        );

    [Fact]
    public void A_name_is_found_with_or_without_its_title_and_only_where_asked()
    {
        Assert.Equal(
            ["35.72.01.1006"],
            Regions.Named("Kel. BENDO", RegionLevel.Village, "35.72").Select(r => r.Code)
        );
        Assert.Equal(["35.72"], Regions.Named("kota blitar", RegionLevel.Regency, "35").Select(r => r.Code));
        Assert.Equal(["35.05"], Regions.Named("Kab. Blitar", RegionLevel.Regency, "35").Select(r => r.Code));
        Assert.Contains("35.72.03.1007", Regions.Search("bendog", "35.72").Select(r => r.Code));
        Assert.Empty(Regions.Search("bendog", "52"));
    }
}
