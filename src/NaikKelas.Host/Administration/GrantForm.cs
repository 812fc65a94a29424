using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.Administration;

/// <summary>The questions of a grant, as a form asks them.</summary>
internal sealed record GrantForm
{
    [Required, Display(Name = "Peran")]
    public Role? Role { get; init; }

    [Display(Name = "Kode wilayah")]
    public string? Region { get; init; }

    [Display(Name = "Nomor organisasi")]
    public Guid? Organisation { get; init; }

    [Display(Name = "Hari pertama")]
    public DateOnly? From { get; init; }

    [Display(Name = "Hari terakhir")]
    public DateOnly? Until { get; init; }

    public GrantRole.Input ToInput() => new(Role!.Value, Region?.Trim() ?? "", Organisation, From, Until);
}
