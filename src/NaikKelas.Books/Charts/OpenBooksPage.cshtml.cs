using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Charts;

/// <summary>A co-op begins its books here.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class OpenBooksPageModel(BooksReach reach, OpenBooks open, AgencyClock clock) : PageModel
{
    public sealed record Form
    {
        [Display(Name = "Contoh bagan akun")]
        public string? Template { get; init; }

        [Display(Name = "Dibuka tanggal")]
        public DateOnly? OpenedOn { get; init; }

        [Display(Name = "Perlu orang kedua mulai")]
        public Rupiah? ApprovalFrom { get; init; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public OrganisationCard Cooperative { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Templates { get; } =
    [.. ChartTemplates.Current.Templates.Select(t => new SelectListItem(t.Name, t.Code))];

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        Input = new()
        {
            Template = Cooperative.Kind switch
            {
                OrganisationKind.Kdmp => "kdmp",
                OrganisationKind.Koppontren => "koppontren",
                OrganisationKind.Ksp => "ksp",
                _ => "consumer",
            },
            OpenedOn = new DateOnly(clock.Today.Year, 1, 1),
            ApprovalFrom = Rupiah.Zero,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        if (Input.OpenedOn is not { } day || day > clock.Today || day.Year < 1945)
            return this.Again<Kernel.Unit>(
                new Refusal(
                    "opened-on",
                    $"Dibuka tanggal: isi hari ini atau sebelumnya.",
                    $"{nameof(Input)}.{nameof(Input.OpenedOn)}"
                )
            );
        var opened = await open.RunAsync(
            new OpenBooks.Input(
                Cooperative.Id,
                Input.Template ?? "",
                day,
                Input.ApprovalFrom is { } from && from > Rupiah.Zero ? from : Rupiah.Zero
            ),
            ct
        );
        return opened.Refused
            ? this.Again(opened, nameof(Input))
            : this.Done(
                $"Pembukuan dibuka. Catat anggota Anda, lalu saldo awalnya.",
                $"/pembukuan/{Cooperative.Id.Value}/saldo-awal"
            );
    }

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        var own = await reach.OwnAsync(ct);
        if (
            own.FirstOrDefault(o => o.Cooperative.Id.Value == cooperative) is not ({ } card, var isOpen)
            || isOpen
        )
            return false;
        Cooperative = card;
        return true;
    }
}
