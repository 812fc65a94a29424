using System.Globalization;
using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NaikKelas.Interface;
using NaikKelas.Kernel;

namespace NaikKelas.Tests.Interface;

/// <summary>A page to draw on: renders tag helpers to HTML and reads it back as a browser would.</summary>
internal sealed class Drawn
{
    public static readonly Texts Texts = new([typeof(Say).Assembly]);
    private static readonly EmptyModelMetadataProvider Metadata = new();

    public Drawn()
    {
        View = new ViewContext
        {
            HttpContext = new DefaultHttpContext(),
            ViewData = new ViewDataDictionary(Metadata, new ModelStateDictionary()),
        };
    }

    public ViewContext View { get; }

    public ModelStateDictionary State => View.ViewData.ModelState;

    public static ModelExpression For<T>(T model, string property) =>
        new(
            $"Input.{property}",
            Metadata.GetModelExplorerForType(typeof(T), model).GetExplorerForProperty(property)
        );

    public static async Task<TagHelperOutput> RunAsync(TagHelper helper, params TagHelper[] children)
    {
        var items = new Dictionary<object, object>();
        var context = new TagHelperContext([], items, "0123456789abcdef");
        helper.Init(context);
        var output = new TagHelperOutput(
            "x",
            [],
            async (_, encoder) =>
            {
                var inner = new DefaultTagHelperContent();
                foreach (var child in children)
                    inner.AppendHtml(await ChildAsync(child, items));
                return inner;
            }
        );
        await helper.ProcessAsync(context, output);
        return output;
    }

    public static async Task<string> TextAsync(TagHelper helper, params TagHelper[] children)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        (await RunAsync(helper, children)).WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    public static async Task<IElement> HtmlAsync(TagHelper helper, params TagHelper[] children) =>
        new HtmlParser().ParseDocument(await TextAsync(helper, children)).Body!;

    public static void Same(IEnumerable<string> expected, IEnumerable<string?> actual) =>
        Assert.Equal(expected, actual, StringComparer.Ordinal);

    public static IDisposable InEnglish() => new Culture(Texts.English);

    public static IDisposable InIndonesian() => new Culture(Texts.Indonesian);

    private static async Task<TagHelperOutput> ChildAsync(TagHelper child, Dictionary<object, object> items)
    {
        var context = new TagHelperContext([], items, "child");
        child.Init(context);
        var output = new TagHelperOutput(
            "x",
            [],
            (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent())
        );
        await child.ProcessAsync(context, output);
        return output;
    }

    private sealed class Culture : IDisposable
    {
        private readonly CultureInfo _before = CultureInfo.CurrentUICulture;
        private readonly CultureInfo _numbers = CultureInfo.CurrentCulture;

        public Culture(CultureInfo culture) =>
            (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (culture, culture);

        public void Dispose() =>
            (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (_before, _numbers);
    }
}
