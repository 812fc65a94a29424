using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Jobs;

namespace NaikKelas.Interface;

/// <summary><c>&lt;progress-bar done="3" total="12" label="Berkas diperiksa" /&gt;</c></summary>
[HtmlTargetElement(
    "progress-bar",
    Attributes = "done,total",
    TagStructure = TagStructure.NormalOrSelfClosing
)]
public sealed class ProgressBarTagHelper(Texts texts) : TagHelper
{
    public required int Done { get; set; }

    /// <summary>0 while nobody knows yet how much there is: the bar then only moves.</summary>
    public required int Total { get; set; }

    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(Bar(texts, Label, Done, Total));
    }

    internal static IHtmlContent Bar(Texts texts, string? label, int done, int total)
    {
        var words = total > 0 ? texts["{0} dari {1}", done, total] : texts["Menghitung…"];
        var value = total > 0 ? Markup.Of($" value=\"{done}\" max=\"{total}\"") : Markup.Nothing;
        return Markup.Of(
            $"<div class=\"bar-text\"><span>{label}</span><span>{words}</span></div><progress class=\"bar\" aria-label=\"{label ?? words}\"{value}>{words}</progress>"
        );
    }
}

/// <summary>
/// <c>&lt;job-progress job="Model.Job" href="/pekerjaan/…" /&gt;</c>: how far a job is. Asks the page at <c>href</c>
/// every second and takes this element out of its answer, until the job ends; without a script the page reloads itself.
/// </summary>
[HtmlTargetElement("job-progress", Attributes = "job,href", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class JobProgressTagHelper(Texts texts) : TagHelper
{
    public required Job Job { get; set; }

    /// <summary>The page that shows this same element.</summary>
    public required string Href { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = $"job-{Job.Id.Value:N}";
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("id", id);
        output.Attributes.SetAttribute("class", "job");
        if (Job.State is JobState.Waiting or JobState.Running)
        {
            output.Attributes.SetAttribute("hx-get", Href);
            output.Attributes.SetAttribute("hx-trigger", "every 1s");
            output.Attributes.SetAttribute("hx-select", $"#{id}");
            output.Attributes.SetAttribute("hx-swap", "outerHTML");
        }
        output.Content.SetHtmlContent(Content());
    }

    private IHtmlContent Content()
    {
        var (done, total) = JobBoard.Of(Job.Id) ?? (Job.Done, Job.Total);
        return Job.State switch
        {
            JobState.Waiting => Markup.Of(
                $"<p>{Job.Title}</p><p role=\"status\">{texts["Menunggu giliran. Halaman ini boleh ditinggalkan."]}</p>{Reload}"
            ),
            JobState.Running => Markup.Of(
                $"{ProgressBarTagHelper.Bar(texts, Job.Title, done, total)}<p class=\"muted\">{texts["Halaman ini boleh ditinggalkan; pekerjaan tetap berjalan."]}</p>{Reload}"
            ),
            JobState.Done => Markup.Of(
                $"<p role=\"status\"><span class=\"state state-green\">{texts["Selesai"]}</span> {Job.Title}</p><a class=\"btn btn-primary\" href=\"{Job.Href}\">{texts["Lihat hasilnya"]}</a>"
            ),
            JobState.Interrupted => Markup.Of(
                $"<p role=\"status\"><span class=\"state state-amber\">{texts["Terhenti"]}</span> {Job.Title}</p><p>{texts["Program berhenti saat pekerjaan ini berjalan. Tidak ada yang tersimpan; mulailah sekali lagi."]}</p>"
            ),
            _ => Markup.Of(
                $"<p role=\"status\"><span class=\"state state-red\">{texts["Gagal"]}</span> {Job.Title}</p><p>{Job.Failure}</p>"
            ),
        };
    }

    private static IHtmlContent Reload =>
        new HtmlString("<noscript><meta http-equiv=\"refresh\" content=\"3\"></noscript>");
}
