using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NaikKelas.Interface;

namespace NaikKelas.Tests.Interface;

public sealed class ListTests
{
    private sealed record Row(int Id, string Name, int Score);

    private static readonly Sorting<Row> Sorts = new Sorting<Row>()
        .By("nama", r => r.Name)
        .By("skor", r => r.Score)
        .Ending(r => r.Id);

    private static ListQuery Query(string text) => ListQuery.Of("/orang", text);

    [Fact]
    public void Sorting_keeps_the_filters_and_goes_back_to_the_first_page()
    {
        var query = Query("?q=ani&status=Lulus&hal=4");
        Assert.Equal("/orang?q=ani&status=Lulus&urut=skor", query.UrlOfSort("skor", "nama"));
    }

    [Fact]
    public void The_same_heading_again_turns_the_order_round()
    {
        Assert.EndsWith(
            "urut=skor&turun=1",
            Query("?urut=skor").UrlOfSort("skor", "skor"),
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "?urut=skor",
            Query("?urut=skor&turun=1").UrlOfSort("skor", "skor"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_export_asks_the_same_question_without_its_page() =>
        Assert.Equal(
            "/orang.csv?q=ani&urut=skor",
            Query("?q=ani&urut=skor&hal=3&ukuran=10").UrlOfExport("/orang.csv")
        );

    [Fact]
    public void A_size_from_the_address_is_held_between_one_and_the_largest()
    {
        Assert.Equal(50, Query("").Size);
        Assert.Equal(ListQuery.SizeMax, Query("?ukuran=100000").Size);
        Assert.Equal(1, Query("?ukuran=0").Size);
    }

    [Fact]
    public void Every_row_stands_on_exactly_one_page() =>
        Prop.ForAll(
                Gen.Choose(0, 130).Zip(Gen.Choose(1, 40)).ToArbitrary(),
                asked =>
                {
                    var (count, size) = asked;
                    var rows = Enumerable.Range(0, count).Select(i => new Row(i, $"{i % 3}", i % 2)).ToList();
                    var seen = new List<int>();
                    for (var n = 1; n <= Math.Max(1, (count + size - 1) / size); n++)
                    {
                        var query = Query(
                            string.Create(CultureInfo.InvariantCulture, $"?ukuran={size}&hal={n}&urut=skor")
                        );
                        seen.AddRange(
                            rows.AsQueryable()
                                .Sorted(query, Sorts)
                                .ToList()
                                .ToPage(query)
                                .Rows.Select(r => r.Id)
                        );
                    }

                    return seen.Order().SequenceEqual(Enumerable.Range(0, count));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_page_beyond_the_end_is_the_last_one()
    {
        var page = Enumerable.Range(0, 12).ToList().ToPage(Query("?ukuran=5&hal=99"));
        Assert.Equal([10, 11], page.Rows);
        Assert.Equal(3, ((IPage)page).Number);
    }

    private static Task<AngleSharp.Dom.IElement> TableAsync(string address, IReadOnlyList<Row> rows) =>
        Drawn.HtmlAsync(
            new DataTableTagHelper(Drawn.Texts)
            {
                Page = rows.ToPage(Query(address)),
                Caption = "Peserta",
                DefaultSort = "nama",
                ChooseColumns = true,
                ViewContext = new Drawn().View,
            },
            new FilterTagHelper(Drawn.Texts) { Name = "q", Label = "Cari" },
            new ColumnTagHelper
            {
                Name = "nama",
                Label = "Nama",
                Sort = true,
            },
            new ColumnTagHelper
            {
                Name = "skor",
                Label = "Skor",
                Sort = true,
                Number = true,
            },
            new ColumnTagHelper
            {
                Name = "umur",
                Label = "Umur",
                Hidden = true,
            }
        );

    [Fact]
    public async Task Only_the_sorted_heading_says_so()
    {
        var html = await TableAsync("?urut=skor&turun=1", [new(1, "Ani", 70)]);
        var sorted = Assert.Single(html.QuerySelectorAll("th[aria-sort]"));
        Assert.Equal("Skor", sorted.TextContent);
        Assert.Equal("descending", sorted.GetAttribute("aria-sort"));
    }

    [Fact]
    public async Task Hidden_columns_come_when_chosen_and_the_first_always_stays()
    {
        var shown = (await TableAsync("?kolom=umur", [new(1, "Ani", 70)])).QuerySelectorAll("th");
        Drawn.Same(["Nama", "Umur"], shown.Select(t => t.TextContent));
    }

    [Fact]
    public async Task The_filter_form_works_without_a_script_and_carries_the_order_along()
    {
        var html = await TableAsync("?q=an&urut=skor", [new(1, "Ani", 70)]);
        var form = html.QuerySelector("form")!;
        Assert.Equal("get", form.GetAttribute("method"));
        Assert.Equal("an", form.QuerySelector("input[name=q]")!.GetAttribute("value"));
        Assert.Equal(form.Id, html.QuerySelector("input[name=urut]")!.GetAttribute("form"));
    }

    [Fact]
    public async Task A_narrowed_list_without_rows_offers_to_clear_the_filters()
    {
        var html = await TableAsync("?q=zzz", []);
        Assert.Equal("/orang", html.QuerySelector(".empty-state a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_pager_marks_the_page_one_is_on()
    {
        var html = await TableAsync(
            "?ukuran=1&hal=3",
            [.. Enumerable.Range(0, 9).Select(i => new Row(i, "x", i))]
        );
        Assert.Equal("3", html.QuerySelector(".pager [aria-current=page]")!.TextContent);
        Assert.NotNull(html.QuerySelector(".pager a[href='/orang?ukuran=1&hal=9']"));
    }
}
