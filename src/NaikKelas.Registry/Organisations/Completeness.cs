using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Rats;

namespace NaikKelas.Registry.Organisations;

/// <summary>One thing to add or to look at, and where.</summary>
/// <param name="Message">What and why.</param>
/// <param name="Form">The form below the organisation's page that mends it.</param>
/// <param name="Urgent">Stops the co-op somewhere; else it is only odd.</param>
internal sealed record Gap(FormattableString Message, string Form, bool Urgent);

/// <summary>What an organisation's record lacks today ("Perlu dilengkapi"). Pure.</summary>
internal static class Completeness
{
    private static readonly LegalDocumentKind[] Papers =
    [
        LegalDocumentKind.Deed,
        LegalDocumentKind.Ahu,
        LegalDocumentKind.Nib,
        LegalDocumentKind.Npwp,
    ];

    private static readonly Position[] Chief = [Position.Chair, Position.Secretary, Position.Treasurer];

    public static IReadOnlyList<Gap> Of(OrganisationRecord record, DateOnly today)
    {
        var organisation = record.Organisation;
        List<Gap> gaps = [];
        if (organisation.Phone is null && organisation.Email is null)
            gaps.Add(new($"Nomor HP atau e-mail belum ada.", "kontak", Urgent: false));
        if (organisation.RegionCode.Length < 13)
            gaps.Add(new($"Desa/kelurahan belum diketahui.", "ubah", Urgent: false));
        gaps.AddRange(
            OrganisationRules.Warnings(organisation).Select(w => new Gap(w.Message, "ubah", Urgent: false))
        );
        AddPapers(gaps, record, today);
        if (!organisation.Kind.IsCooperative)
            return gaps;
        if (organisation.NomorIndukKoperasi is null)
            gaps.Add(new($"Nomor Induk Koperasi belum ada.", "ubah", Urgent: true));
        gaps.AddRange(
            Chief
                .Where(chief =>
                    !record.Officers.Any(o =>
                        o.Position == chief && o.From <= today && (o.Until is null || o.Until >= today)
                    )
                )
                .Select(chief => new Gap($"{chief} belum tercatat.", "pengurus/baru", Urgent: true))
        );
        AddYears(gaps, record, today);
        return gaps;
    }

    private static void AddPapers(List<Gap> gaps, OrganisationRecord record, DateOnly today)
    {
        if (record.Organisation.Kind.IsCooperative)
            gaps.AddRange(
                Papers
                    .Where(kind => record.Documents.All(d => d.Kind != kind))
                    .Select(kind => new Gap($"{kind} belum tercatat.", "dokumen/baru", Urgent: false))
            );
        gaps.AddRange(
            record
                .Documents.Where(d =>
                    d.ExpiresOn < today
                    && !record.Documents.Any(other => other.Kind == d.Kind && !(other.ExpiresOn < today))
                )
                .Select(d => new Gap(
                    $"{d.Kind} {d.Number} berakhir {d.ExpiresOn}.",
                    $"dokumen/{d.Id}",
                    Urgent: true
                ))
        );
    }

    /// <summary>The year that ended last is asked for once its deadline has passed and the co-op existed then.</summary>
    private static void AddYears(List<Gap> gaps, OrganisationRecord record, DateOnly today)
    {
        var year = today.Year - 1;
        var deadline = RatDeadline.Of(record.Organisation.Form, year);
        if (record.Organisation.FoundedOn?.Year > year || today <= deadline)
            return;
        if (record.Rats.All(r => r.BookYear != year))
            gaps.Add(
                new($"RAT tahun buku {year:0} belum tercatat; batasnya {deadline}.", "rat/baru", Urgent: true)
            );
        if (record.Health.All(h => h.Year != year))
            gaps.Add(new($"Predikat kesehatan tahun {year:0} belum tercatat.", "kesehatan", Urgent: false));
    }
}
