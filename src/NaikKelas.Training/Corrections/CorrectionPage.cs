using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Corrections;

/// <summary>The form by which an applicant or a co-op's board says that a fact is wrong; who it is says the page.</summary>
[RequestSizeLimit(FormMax)]
public abstract class CorrectionPage : PageModel
{
    /// <summary>The whole form: the file, the words, and the envelope.</summary>
    private const long FormMax = Corrections.Evidence.BytesMax + 64 * 1024;

    /// <summary>What is handed in beside the words.</summary>
    public sealed class Handed
    {
        [Display(Name = "Bukti")]
        public IFormFile? File { get; set; }
    }

    [BindProperty]
    public FileCorrection.Input Input { get; set; } = new();

    [BindProperty]
    public Handed Evidence { get; set; } = new();

    public IReadOnlyList<SelectListItem> Facts { get; private set; } = [];

    /// <summary>Where "Batal" leads.</summary>
    public string Back { get; private set; } = "";

    internal void Offer(TrainingRound round, CorrectionBook book, string back) =>
        (Facts, Back) = (
            [.. book.Disputable(round).Select(f => new SelectListItem(this.Texts.Of(f.Label), f.Id))],
            back
        );

    /// <summary>Empty where no file came.</summary>
    internal async Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken ct)
    {
        if (Evidence.File is not { } file)
            return default;
        using var content = new MemoryStream();
        await file.CopyToAsync(content, ct);
        return content.ToArray();
    }

    internal IActionResult Again(Result<CorrectionId> refused) =>
        this.Again(refused, field => field == nameof(Handed.File) ? nameof(Evidence) : nameof(Input));
}
