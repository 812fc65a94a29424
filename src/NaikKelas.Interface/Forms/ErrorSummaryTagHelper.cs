using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NaikKelas.Kernel;

namespace NaikKelas.Interface;

/// <summary>
/// <c>&lt;error-summary /&gt;</c> at the top of a form: all that is wrong, each a link to its field, in the order of the
/// fields. Written only when the whole page has been drawn, because the fields stand below it.
/// </summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(Texts texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(new Summary(ViewContext, texts));
    }

    private sealed class Summary(ViewContext view, Texts texts) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var problems = Problems().ToList();
            if (problems.Count == 0)
                return;
            Markup
                .Of(
                    $"<div class=\"error-summary\" role=\"alert\" tabindex=\"-1\" autofocus><h2>{texts["Ada yang perlu diperbaiki"]}</h2><ul>{Markup.Each(problems, Line)}</ul></div>"
                )
                .WriteTo(writer, encoder);
        }

        private IEnumerable<Problem> Problems()
        {
            var fields = FieldOrder.Of(view.HttpContext);
            return view
                .ViewData.ModelState.Where(e => e.Value?.ValidationState == ModelValidationState.Invalid)
                .Select(e => (Place: fields.IndexOf(e.Key), e.Value!.Errors))
                .OrderBy(e => e.Place)
                .SelectMany(e =>
                    e.Errors.Select(error => new Problem(
                        texts[error.ErrorMessage],
                        e.Place < 0 ? null : fields.GetAt(e.Place).Value
                    ))
                );
        }

        /// <summary>With the field's label, once: ten times "wajib diisi" would help nobody.</summary>
        private static IHtmlContent Line(Problem problem) =>
            problem.Field is not var (id, label) ? Markup.Of($"<li>{problem.Message}</li>")
            : problem.Message.StartsWith($"{label}:", StringComparison.Ordinal)
                ? Markup.Of($"<li><a href=\"#{id}\">{problem.Message}</a></li>")
            : Markup.Of($"<li><a href=\"#{id}\">{label}: {problem.Message}</a></li>");

        private sealed record Problem(string Message, (string Id, string Label)? Field);
    }
}
