using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Documents.Sheets;
using NaikKelas.Interface.Imports.Undo;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Imports;
using NaikKelas.Kernel.Jobs;

namespace NaikKelas.Interface.Imports;

/// <summary>
/// The page of an import: upload, result of the dry run, import, result. A room's page derives from it, says which
/// import it is, and shows the partial <c>_Import</c>; its route ends in <c>/{run:guid?}</c>.
/// </summary>
[IgnoreAntiforgeryToken] // The form is read part by part; both handlers validate its token themselves.
[LeavesFormUnread]
public abstract class ImportPage : PageModel
{
    /// <summary>What an import's page shows: <c>&lt;partial name="@ImportPage.PartialName" model="Model" /&gt;</c>.</summary>
    public const string PartialName = "/Imports/_Import.cshtml";

    /// <summary>Above this many rows the import runs as a job with its own progress page.</summary>
    internal const int RowsInline = 200;

    /// <summary>Null answers 404.</summary>
    protected abstract Task<Import?> FindImportAsync(CancellationToken ct);

    /// <summary>What the rows belong to, where the kind asks for it.</summary>
    protected virtual Guid? Target => null;

    /// <summary>Where to go afterwards: the list that the import fills.</summary>
    public abstract (string Label, string Href) Back { get; }

    /// <summary>A filled-in sheet to try the import with; only the demo has one.</summary>
    protected internal virtual string? SampleHref => null;

    [BindProperty(SupportsGet = true, Name = "run")]
    public ImportRunId? RunId { get; set; }

    internal Import Import { get; private set; } = null!;

    internal IReadOnlyList<SheetColumn> Columns { get; private set; } = [];

    internal ImportRunView? View { get; private set; }

    /// <summary>What taking the import back would do; shown before it is done.</summary>
    internal UndoPlan? Undoing { get; private set; }

    /// <summary>Until when the import can be taken back, UTC; null: it cannot, or no more.</summary>
    internal DateTime? UndoUntil =>
        View is { Run.State: ImportState.Applied } view
        && Get<UndoTime>().RefusalOf(view.Run, Get<AgencyClock>()) is null
            ? Get<UndoTime>().EndOf(view.Run)
            : null;

    /// <summary>What was taken back, and what stayed.</summary>
    internal UndoPlan? Undone =>
        View?.Run.UndoReport is { } report ? UndoPlan.Unpack(report, Get<PersonalDataKey>()) : null;

    /// <summary>The page number turns both tables: whoever has many problems does not look at changes yet.</summary>
    internal Page<ImportReport.Problem> Problems => View!.Report.Problems.ToPage(ListQuery.Of(Request));

    internal Page<RowChange> Changes => View!.Report.Changes.ToPage(ListQuery.Of(Request));

    /// <summary>A whole NIK is masked like everywhere; a wrong one must be seen to be mended.</summary>
    internal static string? Shown(string? text) =>
        text is { Length: 16 } && text.All(char.IsAsciiDigit) ? Say.Masked(text) : text;

    /// <summary>This page without a run: the place to upload.</summary>
    internal string UploadHref
    {
        get
        {
            var path = Request.PathBase + Request.Path.Value!.TrimEnd('/');
            return RunId is null ? path : path[..path.LastIndexOf('/')];
        }
    }

    private string RunHref(ImportRunId id) => $"{UploadHref}/{id.Value}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await OpenAsync(ct))
            return NotFound();
        if (RunId is null)
            return await UploadPageAsync(ct);
        View = await Views.FindAsync(Import, RunId.Value, RunHref(RunId.Value), ct);
        return View is null || View.Run.Target != Target ? NotFound() : Page();
    }

    public async Task<IActionResult> OnGetTemplateAsync(CancellationToken ct)
    {
        if (!await OpenAsync(ct))
            return NotFound();
        var template = await Import.TemplateAsync(Target, this.Texts.Of, ct);
        return File(template, ImportRunViews.Xlsx, $"{Import.TemplateName}.xlsx");
    }

    public async Task<IActionResult> OnGetMarkedAsync(CancellationToken ct) =>
        await OpenAsync(ct)
        && RunId is { } id
        && await Views.MarkedCopyAsync(Import, id, this.Texts, ct) is { } copy
            ? File(copy.Content, ImportRunViews.Xlsx, copy.Name)
            : NotFound();

    /// <summary>Takes the file and answers with its dry run.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await OpenAsync(ct))
            return NotFound();
        try
        {
            var upload = await UploadForm.ReadAsync(HttpContext, ct);
            if (upload.Refused)
                return await RefuseAsync(upload, ct);
            var run = await Get<CheckImport>()
                .RunAsync(Import, Target, upload.Value.Content, upload.Value.FileName, ct);
            return run.Refused ? await RefuseAsync(run, ct) : LocalRedirect(RunHref(run.Value));
        }
        catch (AntiforgeryValidationException)
        {
            return await StaleAsync(ct);
        }
    }

    /// <summary>Brings the rows in; a large sheet as a job.</summary>
    public async Task<IActionResult> OnPostApplyAsync(CancellationToken ct)
    {
        if (!await OpenAsync(ct) || RunId is not { } id)
            return NotFound();
        if (!await Get<IAntiforgery>().IsRequestValidAsync(HttpContext))
            return await StaleAsync(ct);
        if (await Views.FindAsync(Import, id, RunHref(id), ct) is not { } view || view.Run.Target != Target)
            return NotFound();
        if (view.IsUnderWay)
            return LocalRedirect(view.JobHref!);
        var onlyGood = (await Request.ReadFormAsync(ct))["mode"] == "good";
        if (view.Run.State == ImportState.Checked && view.Run.RowsGood > RowsInline)
            return LocalRedirect(await StartJobAsync(id, onlyGood, ct));

        var result = await Get<ApplyImport>().RunAsync(Import, id, onlyGood, progress: null, ct);
        if (!result.Refused)
            return LocalRedirect(RunHref(id));
        View = view;
        return this.Again(result);
    }

    /// <summary>Shows what taking the import back would do.</summary>
    public async Task<IActionResult> OnGetUndoAsync(CancellationToken ct)
    {
        if (await ViewAsync(ct) is not { } view)
            return NotFound();
        if (view.Run.State == ImportState.Undone)
            return LocalRedirect(RunHref(view.Run.Id));
        var plan = await Get<UndoImport>().PlanAsync(Import, view.Run.Id, ct);
        if (plan.Refused)
            return this.Again(plan);
        Undoing = plan.Value;
        return Page();
    }

    /// <summary>Takes the import back; a large one as a job.</summary>
    public async Task<IActionResult> OnPostUndoAsync(CancellationToken ct)
    {
        if (await ViewAsync(ct) is not { } view)
            return NotFound();
        if (!await Get<IAntiforgery>().IsRequestValidAsync(HttpContext))
            return await StaleAsync(ct);
        if (view.IsUnderWay)
            return LocalRedirect(view.JobHref!);
        if (view.Run.State == ImportState.Applied && view.Run.RowsGood > RowsInline)
            return LocalRedirect(await StartUndoAsync(view.Run.Id, ct));
        var undone = await Get<UndoImport>().RunAsync(Import, view.Run.Id, ct);
        return undone.Refused ? this.Again(undone) : LocalRedirect(RunHref(view.Run.Id));
    }

    private async Task<ImportRunView?> ViewAsync(CancellationToken ct)
    {
        if (!await OpenAsync(ct) || RunId is not { } id)
            return null;
        var view = await Views.FindAsync(Import, id, RunHref(id), ct);
        return View = view?.Run.Target == Target ? view : null;
    }

    private Task<string> StartJobAsync(ImportRunId id, bool onlyGood, CancellationToken ct) =>
        StartAsync(
            Import.Title,
            id,
            (services, import, progress, stop) =>
                services
                    .GetRequiredService<ApplyImport>()
                    .RunAsync(import, id, onlyGood, progress.Report, stop),
            ct
        );

    private Task<string> StartUndoAsync(ImportRunId id, CancellationToken ct) =>
        StartAsync(
            $"Batalkan: {Import.Title}",
            id,
            (services, import, _, stop) =>
                services.GetRequiredService<UndoImport>().RunAsync(import, id, stop),
            ct
        );

    private async Task<string> StartAsync(
        FormattableString title,
        ImportRunId id,
        Func<IServiceProvider, Import, JobProgress, CancellationToken, Task<Result<ImportRun>>> work,
        CancellationToken ct
    )
    {
        var kind = Import.GetType();
        var job = await Get<JobRunner>()
            .StartAsync(
                this.Texts.Of(title),
                RunHref(id),
                Get<Actor>(),
                async (services, progress, stop) =>
                    (await work(services, (Import)services.GetRequiredService(kind), progress, stop)).Refusal,
                ct
            );
        return ImportRunView.HrefOf(job);
    }

    private async Task<bool> OpenAsync(CancellationToken ct)
    {
        if (await FindImportAsync(ct) is not { } import)
            return false;
        Import = import;
        return true;
    }

    private async Task<IActionResult> UploadPageAsync(CancellationToken ct)
    {
        Columns = await Import.ColumnsAsync(Target, ct);
        return Page();
    }

    private async Task<IActionResult> RefuseAsync<T>(Result<T> refused, CancellationToken ct)
    {
        Columns = await Import.ColumnsAsync(Target, ct);
        foreach (var refusal in refused.Refusals)
            ModelState.AddModelError(UploadForm.FileField, this.Texts.Of(refusal.Message));
        Response.StatusCode =
            refused.Refusal?.Code == UploadForm.TooLarge.Code
                ? StatusCodes.Status413PayloadTooLarge
                : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>A form without our token: mostly a page that stood open since before the last sign-in.</summary>
    private async Task<IActionResult> StaleAsync(CancellationToken ct)
    {
        Columns = await Import.ColumnsAsync(Target, ct);
        ModelState.AddModelError("", this.Texts["Halaman ini sudah terlalu lama terbuka. Coba lagi."]);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private ImportRunViews Views => Get<ImportRunViews>();

    private T Get<T>()
        where T : notnull => HttpContext.RequestServices.GetRequiredService<T>();
}
