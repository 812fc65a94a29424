using Microsoft.AspNetCore.Mvc;
using NaikKelas.Books.Loans;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.MemberView;

/// <summary>A member asks for a loan; what the instalments would be is seen before anything is sent.</summary>
[Allow(Role.Member)]
internal sealed class ApplyModel(MemberDoor door, ApplyOwnLoan apply) : OwnPage(door)
{
    [BindProperty]
    public ApplyOwnLoan.Input Input { get; set; } = new();

    public UsualTerms? Usual { get; private set; }

    /// <summary>The schedule were it paid out today; null before it was asked for.</summary>
    public IReadOnlyList<Instalment>? Estimate { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Usual = await apply.UsualAsync(Card, ct);
        Input = new() { Id = Guid.CreateVersion7(), Months = 12 };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Usual = await apply.UsualAsync(Card, ct);
        if (!ModelState.IsValid)
            return this.Again();
        var applied = await apply.RunAsync(Card, Input, ct);
        return applied.Refused
            ? this.Again(applied, nameof(Input))
            : this.Done(
                $"Permohonan terkirim. Pengurus memutuskannya; jawabannya tampak di Beranda.",
                $"{Home}/pinjaman/{applied.Value.Value}"
            );
    }

    public async Task<IActionResult> OnPostEstimateAsync(CancellationToken ct)
    {
        Usual = await apply.UsualAsync(Card, ct);
        if (!ModelState.IsValid)
            return this.Again();
        var schedule = await apply.EstimateAsync(Card, Input, ct);
        if (schedule.Refused)
            return this.Again(schedule, nameof(Input));
        Estimate = schedule.Value!.Rows;
        return Page();
    }
}
