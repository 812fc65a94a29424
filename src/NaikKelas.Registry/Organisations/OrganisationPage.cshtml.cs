using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.HealthRecords;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Organisations;

[Allow(Role.Officer, Role.Verifier, Role.Head, Role.Administrator, Role.CoopBoard)]
internal sealed class OrganisationPageModel(
    OrganisationSheet sheet,
    Regions regions,
    Actor actor,
    AgencyClock clock,
    Texts texts
) : PageModel
{
    /// <summary>A paper that ends within three months is shown as running out.</summary>
    private const int MonthsAhead = 3;

    public OrganisationRecord Record { get; private set; } = null!;

    public IReadOnlyList<Gap> Gaps { get; private set; } = [];

    public DateOnly Today => clock.Today;

    public bool MayWrite => actor.Is(Role.Officer) && actor.Reaches(Record.Organisation.RegionCode);

    public bool MayChangeContact =>
        MayWrite || actor.Is(Role.CoopBoard) && actor.Reaches("", Record.Organisation.Id.Value);

    public bool SeesHistory => actor.Is(Role.Officer, Role.Verifier, Role.Head, Role.CoopBoard);

    public bool SeesPersons => actor.Is(Role.Officer, Role.Verifier, Role.Administrator);

    public IEnumerable<Crumb> Trail =>
        SeesPersons || actor.Is(Role.Head)
            ? [new(texts["Koperasi"], "/koperasi")]
            : [new(texts["Koperasi kami"], "/koperasi-kami")];

    public IEnumerable<Answer> Identity
    {
        get
        {
            var o = Record.Organisation;
            yield return new(texts["Status"], texts.Of(o.Status));
            if (o.Form is { } form)
                yield return new(texts["Bentuk"], texts.Of(form));
            if (o.Kind.IsCooperative)
                yield return new(texts["Nomor Induk Koperasi"], o.NomorIndukKoperasi);
            yield return new(texts["Tanggal berdiri"], Say.Date(o.FoundedOn));
            if (o.Kind.IsCooperative)
                yield return new(texts["Mulai beroperasi"], Say.Date(o.OperatingSince));
            yield return new(texts["Wilayah"], regions.PathOf(o.RegionCode));
            yield return new(
                texts["Alamat"],
                string.Join(' ', new[] { o.Address, o.PostalCode }.OfType<string>())
            );
            yield return new(texts["Nomor HP"], Contact.ShowPhone(o.Phone));
            yield return new(texts["E-mail"], o.Email);
        }
    }

    public IReadOnlyList<ChartPoint> HealthPoints =>
        [
            .. Record
                .Health.Take(6)
                .Reverse()
                .Select(h => new ChartPoint(
                    $"{h.Year}",
                    PredicateTone.Height(h.Predicate),
                    PredicateTone.Of(h.Predicate)
                )),
        ];

    public Func<decimal, string> PredicateOf => height => texts.Of(PredicateTone.OfHeight(height));

    public async Task<IActionResult> OnGetAsync(OrganisationId id, CancellationToken ct)
    {
        if (await sheet.ReadAsync(id, ct) is not { } record)
            return NotFound();
        Record = record;
        Gaps = Completeness.Of(record, clock.Today);
        return Page();
    }

    public (Tone Tone, string Word) ValidityOf(LegalDocument document) =>
        document.ExpiresOn switch
        {
            null => (Tone.Green, texts["Tanpa batas waktu"]),
            { } until when until < Today => (Tone.Red, texts["Berakhir {0:d MMM yyyy}", until]),
            { } until when until <= Today.AddMonths(MonthsAhead) => (
                Tone.Amber,
                texts["Segera berakhir: {0:d MMM yyyy}", until]
            ),
            { } until => (Tone.Green, Say.Date(until)),
        };
}
