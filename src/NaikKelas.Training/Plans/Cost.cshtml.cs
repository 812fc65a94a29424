using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Classes;

namespace NaikKelas.Training.Plans;

/// <summary>The cost of a class while it is being typed: a part of the class form, exchanged as the figures change.</summary>
[Allow(Role.Officer)]
internal sealed class CostModel(ClassMoney money) : PageModel
{
    public CostView View { get; private set; } = new(null, null, null);

    /// <param name="awalan">The part of the form the fields stand in: "Input", "Input.Classes[2]".</param>
    /// <param name="kelas">The class, where it exists already.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task OnGetAsync(string? awalan, ClassId? kelas, CancellationToken ct)
    {
        string? Typed(string field) => Request.Query[$"{awalan}.{field}"];
        Rupiah? Money(string field) => Rupiah.TryParse(Typed(field), null, out var amount) ? amount : null;
        View = CostView.Of(
            new ClassInput
            {
                Id = kelas,
                Capacity = int.TryParse(Typed(nameof(ClassInput.Capacity)), Rupiah.Culture, out var seats)
                    ? seats
                    : null,
                ActivityId = ActivityId.TryParse(Typed(nameof(ClassInput.ActivityId)), null, out var id)
                    ? id
                    : null,
                PerSeat = Money(nameof(ClassInput.PerSeat)),
                Budget = Money(nameof(ClassInput.Budget)),
            },
            await money.ChoicesAsync(ct)
        );
    }
}
