using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Agencies;
using NaikKelas.Registry.Numbers;

namespace NaikKelas.Registry.Signing;

/// <summary>
/// Use case: say who signs from when (menetapkan penanda tangan). A mistake is mended by appointing again from the
/// same day: the later appointment counts, papers already made stay as they are.
/// </summary>
internal sealed class AppointSignatory(Db db, Actor actor)
{
    public sealed record Input
    {
        [Display(Name = "Menandatangani sebagai")]
        public SigningManner Manner { get; init; }

        [Display(Name = "Nama dan gelar")]
        public string? Name { get; init; }

        [Display(Name = "Jabatan")]
        public string? Title { get; init; }

        [Display(Name = "NIP")]
        public string? Nip { get; init; }

        [Display(Name = "Mulai")]
        public DateOnly? From { get; init; }

        [Display(Name = "Sampai")]
        public DateOnly? Until { get; init; }
    }

    public Task<Result<SignatoryId>> RunAsync(AgencyId agency, Input input, CancellationToken ct) =>
        db.RunAsync(() => AppointAsync(agency, input, ct), ct);

    private async Task<Result<SignatoryId>> AppointAsync(AgencyId agency, Input input, CancellationToken ct)
    {
        if (!await db.Agencies.Within(actor, a => a.RegionCode).AnyAsync(a => a.Id == agency, ct))
            return Refusal.NotFound($"Instansi tidak ditemukan.");
        var (name, title) = (Text.Tidy(input.Name), Text.Tidy(input.Title));
        var nip = Paper.ReadNip(input.Nip, nameof(input.Nip));
        var refusals = new Refusals();
        refusals.When(
            name.Length is 0 or > 200,
            "signatory.name",
            $"Isi nama penanda tangan, paling panjang 200 huruf.",
            nameof(input.Name)
        );
        refusals.When(
            title.Length is 0 or > 200,
            "signatory.title",
            $"Isi jabatan penanda tangan, paling panjang 200 huruf.",
            nameof(input.Title)
        );
        refusals.Add(nip.Refusal);
        refusals.When(
            input.From is null,
            "signatory.from",
            $"Isi tanggal mulai menandatangani.",
            nameof(input.From)
        );
        refusals.When(
            input.Until < input.From,
            "signatory.until",
            $"Tanggal sampai ({input.Until}) seharusnya tidak sebelum tanggal mulai ({input.From}).",
            nameof(input.Until)
        );
        if (refusals.Any)
            return refusals;
        var signatory = new Signatory
        {
            Id = Ids.New<SignatoryId>(),
            AgencyId = agency,
            Manner = input.Manner,
            Name = name,
            Title = title,
            Nip = nip.Value,
            From = input.From!.Value,
            Until = input.Until,
        };
        db.Signatories.Add(signatory);
        return signatory.Id;
    }
}
