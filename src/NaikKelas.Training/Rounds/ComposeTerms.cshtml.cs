using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Rounds;

/// <summary>Step 2 of a round: rules as sentences, criteria, reserves, limit. Afterwards: a new version with a reason.</summary>
[Allow(Role.Officer)]
public sealed class ComposeTermsModel(
    RoundBook rounds,
    ClassBook classBook,
    SaveTerms save,
    TryTerms tryTerms,
    Regions regions,
    AgencyClock clock
) : PageModel
{
    private readonly List<(string Message, string? Id)> _problems = [];

    internal TrainingRound Round { get; private set; } = null!;

    internal TermsDraft Draft { get; private set; } = null!;

    internal IReadOnlyList<ClassTerms> Classes { get; private set; } = [];

    internal IReadOnlyList<(string Code, string Name)> Places { get; private set; } = [];

    internal TryOutView? Tried { get; private set; }

    internal IReadOnlyList<(string Message, string? Id)> Problems => _problems;

    internal Dictionary<string, string> Errors { get; } = new(StringComparer.Ordinal);

    /// <summary>The draft was filled in by the system and nobody looked at it yet.</summary>
    internal bool Suggested { get; private set; }

    internal bool Amending => Round.State != RoundState.Draft;

    public string? Reason { get; private set; }

    public async Task<IActionResult> OnGetAsync(RoundId id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        var terms = RoundTerms.FromJson(Round.TermsJson);
        Suggested = terms.Rules.Count == 0;
        Draft = Suggested ? TermsDraft.Usual(Known) : TermsDraft.From(terms);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(RoundId id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        Draft = TermsDraft.Read(name => [.. Request.Form[name].OfType<string>()]);
        Reason = Request.Form["Reason"];
        var act = ((string?)Request.Form["do"] ?? "save").Split(':');
        return act[0] switch
        {
            "save" => await SaveAsync(id, ct),
            "try" => await TryAsync(ct),
            _ => Change(act),
        };
    }

    internal SentenceForm Form(
        string prefix,
        string sentence,
        IReadOnlyList<Parameter> parameters,
        IReadOnlyDictionary<string, string> values
    ) => new(prefix, this.Texts[sentence], [.. parameters.Where(p => !p.IsScale)], values, Errors, Places);

    internal string NameOfRegion(string code) => regions.PathOf(code);

    private Known Known => new(DateOnly.FromDateTime(clock.Local(Round.OpensAt)), Round.RegionCode);

    private async Task<bool> LoadAsync(RoundId id, CancellationToken ct)
    {
        if (await rounds.FindAsync(id, ct) is not { } round)
            return false;
        Round = round;
        Classes = await classBook.OfRoundAsync(id, ct);
        Places =
        [
            (round.RegionCode, regions.PathOf(round.RegionCode)),
            .. regions.Children(round.RegionCode).Select(r => (r.Code, r.Title)),
        ];
        return true;
    }

    private async Task<IActionResult> SaveAsync(RoundId id, CancellationToken ct)
    {
        var refusals = new Refusals();
        var terms = Draft.ToTerms(refusals);
        if (refusals.Any)
            foreach (var more in TermsCheck.Of(terms, Classes).All)
                refusals.Add(more);
        var saved = refusals.Any ? refusals : await save.RunAsync(id, terms, Reason, ct);
        if (!saved.Refused)
            return Amending
                ? this.Done(
                    $"Ketentuan versi baru sudah berlaku dan diumumkan.",
                    $"/pelatihan/putaran/{id.Value}"
                )
                : Redirect($"/pelatihan/putaran/{id.Value}/kunci");
        Tell(saved.Refusals);
        Response.StatusCode = saved.Refusal.StatusCode;
        return Page();
    }

    private async Task<IActionResult> TryAsync(CancellationToken ct)
    {
        var refusals = new Refusals();
        var terms = Draft.ToTerms(refusals);
        foreach (var more in TermsCheck.Of(terms, Classes).All)
            refusals.Add(more);
        if (!refusals.Any && await tryTerms.RunAsync(Round, terms, ct) is { } result)
        {
            Tried = new(result, terms, regions.PathOf);
            return Page();
        }

        Tell(refusals.All);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>Adds or takes away a row; what was typed elsewhere stays.</summary>
    private PageResult Change(string[] act)
    {
        var at =
            act.Length > 1 && int.TryParse(act[1], CultureInfo.InvariantCulture, out var index) ? index : -1;
        switch (act[0])
        {
            case "add-rule" when RuleCatalogue.Find(Request.Form["new-rule"].ToString()) is { } kind:
                Draft.Add(kind, Known);
                break;
            case "add-criterion"
                when CriterionCatalogue.Find(Request.Form["new-criterion"].ToString()) is { } kind:
                Draft.Add(kind, Known);
                break;
            case "add-reserve":
                Draft.Reserves.Add(
                    new(Classes is [var first, ..] ? first.Code : "", ReserveGroups.Women, "")
                );
                break;
            case "remove-rule" when at >= 0 && at < Draft.Rules.Count:
                Draft.Rules.RemoveAt(at);
                break;
            case "remove-criterion" when at >= 0 && at < Draft.Criteria.Count:
                Draft.Criteria.RemoveAt(at);
                break;
            case "remove-reserve" when at >= 0 && at < Draft.Reserves.Count:
                Draft.Reserves.RemoveAt(at);
                break;
        }

        return Page();
    }

    private void Tell(IReadOnlyList<Refusal> refusals)
    {
        foreach (var refusal in refusals)
        {
            var id = IdOf(refusal.Field);
            var message = this.Texts.Of(refusal.Message);
            _problems.Add((message, id));
            if (id is not null)
                Errors.TryAdd(id, message);
        }
    }

    /// <summary><c>Rules[0].year</c> is the field <c>rule-0-year</c>.</summary>
    private static string? IdOf(string? field) =>
        field switch
        {
            null => null,
            "Rules" => "new-rule",
            "MaxPerNominator" => "limit",
            "DelegationSize" => "delegation",
            "OpenToAll" => "open",
            _ => field
                .Replace("Rules[", "rule-", StringComparison.Ordinal)
                .Replace("Criteria[", "criterion-", StringComparison.Ordinal)
                .Replace("Reserves[", "reserve-", StringComparison.Ordinal)
                .Replace("].", "-", StringComparison.Ordinal)
                .Replace("]", "", StringComparison.Ordinal),
        };
}
