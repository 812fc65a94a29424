using System.ComponentModel.DataAnnotations;
using NaikKelas.Interface;
using NaikKelas.Kernel;

namespace NaikKelas.Tests.Interface;

public sealed class FormTests
{
    private sealed class Form
    {
        [Display(Name = "Semua"), Required, StringLength(40)]
        public string? Name { get; set; }

        public DateOnly Born { get; set; }

        public Rupiah Amount { get; set; }

        public bool Agreed { get; set; }

        public Tone Colour { get; set; }

        public List<string> Needs { get; set; } = [];
    }

    private static FieldTagHelper Field(Drawn page, Form form, string property) =>
        new(Drawn.Texts) { For = Drawn.For(form, property), ViewContext = page.View };

    [Fact]
    public async Task A_label_points_at_its_field_and_says_that_it_is_required()
    {
        var field = Field(new Drawn(), new Form(), nameof(Form.Name));
        field.Hint = "Seperti di KTP.";
        var html = await Drawn.HtmlAsync(field);
        var input = html.QuerySelector("input")!;
        Assert.Equal(input.Id, html.QuerySelector("label")!.GetAttribute("for"));
        Assert.Equal("Input.Name", input.GetAttribute("name"));
        Assert.Equal("true", input.GetAttribute("aria-required"));
        Assert.Equal("40", input.GetAttribute("maxlength"));
        var described = html.QuerySelector($"#{input.GetAttribute("aria-describedby")}")!;
        Assert.Equal("Seperti di KTP.", described.TextContent);
    }

    [Fact]
    public async Task A_label_is_translated_from_its_display_name()
    {
        using var english = Drawn.InEnglish();
        var html = await Drawn.HtmlAsync(Field(new Drawn(), new Form(), nameof(Form.Name)));
        Assert.StartsWith("All", html.QuerySelector("label")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_field_keeps_what_was_typed_and_is_tied_to_its_problem()
    {
        var page = new Drawn();
        page.State.SetModelValue("Input.Born", "31 Februari", "31 Februari");
        page.State.AddModelError("Input.Born", "Tanggal ini tidak ada.");
        var html = await Drawn.HtmlAsync(Field(page, new Form(), nameof(Form.Born)));
        var input = html.QuerySelector("input")!;
        Assert.Equal("31 Februari", input.GetAttribute("value"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        var problem = html.QuerySelector($"#{input.GetAttribute("aria-describedby")}")!;
        Assert.Equal("Tanggal ini tidak ada.", problem.TextContent);
    }

    [Fact]
    public async Task What_somebody_typed_never_becomes_markup()
    {
        var form = new Form { Name = "\"><script>alert(1)</script>" };
        var html = await Drawn.HtmlAsync(Field(new Drawn(), form, nameof(Form.Name)));
        Assert.Empty(html.QuerySelectorAll("script"));
        Assert.Equal(form.Name, html.QuerySelector("input")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData(nameof(Form.Born), "date", "2026-03-09")]
    [InlineData(nameof(Form.Amount), "text", "1.500.000")]
    public async Task A_value_is_written_as_the_binder_reads_it_back(
        string property,
        string type,
        string value
    )
    {
        using var indonesian = Drawn.InIndonesian();
        var form = new Form { Born = new DateOnly(2026, 3, 9), Amount = new Rupiah(1_500_000) };
        var input = (await Drawn.HtmlAsync(Field(new Drawn(), form, property))).QuerySelector("input")!;
        Assert.Equal(type, input.GetAttribute("type"));
        Assert.Equal(value, input.GetAttribute("value"));
    }

    [Fact]
    public async Task A_password_is_never_written_back()
    {
        var field = Field(new Drawn(), new Form { Name = "rahasia" }, nameof(Form.Name));
        field.Type = "password";
        Assert.DoesNotContain("rahasia", await Drawn.TextAsync(field), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unticked_box_still_answers_no()
    {
        var html = await Drawn.HtmlAsync(Field(new Drawn(), new Form(), nameof(Form.Agreed)));
        var boxes = html.QuerySelectorAll("input[name='Input.Agreed']");
        Drawn.Same(["true", "false"], boxes.Select(b => b.GetAttribute("value")));
        Assert.False(boxes[0].HasAttribute("checked"));
    }

    [Fact]
    public async Task An_enum_offers_its_members_and_the_chosen_one_is_selected()
    {
        var choice = new ChoiceTagHelper(Drawn.Texts)
        {
            For = Drawn.For(new Form { Colour = Tone.Amber }, nameof(Form.Colour)),
            ViewContext = new Drawn().View,
        };
        var html = await Drawn.HtmlAsync(choice);
        Assert.Equal("Amber", html.QuerySelector("option[selected]")!.GetAttribute("value"));
        Assert.Equal(Enum.GetValues<Tone>().Length + 1, html.QuerySelectorAll("option").Length);
    }

    [Fact]
    public async Task Several_ticks_stay_ticked_in_a_group_with_one_name()
    {
        var choice = new ChoiceTagHelper(Drawn.Texts)
        {
            For = Drawn.For(new Form { Needs = ["1", "3"] }, nameof(Form.Needs)),
            As = ChoiceForm.Checks,
            Items = [new("Satu", "1"), new("Dua", "2"), new("Tiga", "3")],
            Label = "Kebutuhan",
            ViewContext = new Drawn().View,
        };
        var html = await Drawn.HtmlAsync(choice);
        Assert.Equal("Kebutuhan", html.QuerySelector("fieldset > legend")!.TextContent);
        Drawn.Same(["1", "3"], html.QuerySelectorAll("input[checked]").Select(i => i.GetAttribute("value")));
        Assert.Equal(
            3,
            html.QuerySelectorAll("input").Select(i => i.Id).Distinct(StringComparer.Ordinal).Count()
        );
    }

    [Fact]
    public async Task The_summary_lists_problems_in_the_order_of_the_fields_with_links_to_them()
    {
        var page = new Drawn();
        page.State.AddModelError("Input.Born", "lahir");
        page.State.AddModelError("Input.Name", "nama");
        page.State.AddModelError("Input.Born", "Born: belum diisi");
        page.State.AddModelError("", "semuanya");
        var summary = await Drawn.RunAsync(
            new ErrorSummaryTagHelper(Drawn.Texts) { ViewContext = page.View }
        );
        await Drawn.RunAsync(Field(page, new Form(), nameof(Form.Name)));
        await Drawn.RunAsync(Field(page, new Form(), nameof(Form.Born)));

        using var writer = new StringWriter();
        summary.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        var html = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(writer.ToString()).Body!;
        Drawn.Same(
            ["semuanya", "Semua: nama", "Born: lahir", "Born: belum diisi"],
            html.QuerySelectorAll("li").Select(l => l.TextContent)
        );
        Drawn.Same(
            ["#Input_Name", "#Input_Born", "#Input_Born"],
            html.QuerySelectorAll("a").Select(a => a.GetAttribute("href"))
        );
    }

    [Fact]
    public async Task A_form_without_problems_has_no_summary() =>
        Assert.Empty(
            await Drawn.TextAsync(new ErrorSummaryTagHelper(Drawn.Texts) { ViewContext = new Drawn().View })
        );
}
