using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace NaikKelas.Training.Corrections;

/// <summary>The form by which an applicant or a co-op's board says that a fact is wrong.</summary>
public sealed class CorrectionForm
{
    /// <summary>The whole form: the file, the words, and the envelope.</summary>
    internal const long FormMax = Evidence.BytesMax + 64 * 1024;

    [Display(Name = "Fakta yang keliru")]
    public string? Fact { get; set; }

    [Display(Name = "Yang benar, dan dari mana diketahui")]
    public string? Statement { get; set; }

    [Display(Name = "Bukti")]
    public IFormFile? File { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Facts { get; set; } = [];

    /// <summary>Where "Batal" leads.</summary>
    [BindNever]
    public string Back { get; set; } = "";

    internal async Task<FileCorrection.Input> ReadAsync(CancellationToken ct)
    {
        using var content = new MemoryStream();
        if (File is not null)
            await File.CopyToAsync(content, ct);
        return new FileCorrection.Input
        {
            Fact = Fact,
            Statement = Statement,
            Evidence = File is null ? null : content.ToArray(),
        };
    }
}
