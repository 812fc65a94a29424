using Microsoft.EntityFrameworkCore;
using NaikKelas.Documents.Sheets;
using NaikKelas.Interface.Imports;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Imports;

/// <summary>Co-ops from a sheet, with the numbers on their papers.</summary>
internal sealed class ImportCooperatives(Db db, Actor actor, Regions regions, AgencyClock clock)
    : Import<CooperativeRow>
{
    private readonly CooperativeSheet _sheet = new();

    public override string Kind => "cooperatives";

    public override FormattableString Title => $"Impor koperasi";

    public override FormattableString Explanation =>
        $"Satu baris adalah satu koperasi. Koperasi dikenali dari Nomor Induk, atau dari nama dan desanya; isian yang berbeda diperbarui, sel kosong tidak mengubah apa pun.";

    public override string TemplateName => "templat-koperasi";

    protected override Task<SheetSpec<CooperativeRow>> SpecAsync(Guid? target, CancellationToken ct) =>
        Task.FromResult(_sheet.Spec);

    protected override async Task CheckAsync(
        Guid? target,
        IReadOnlyList<ImportRow<CooperativeRow>> rows,
        CancellationToken ct
    )
    {
        var index = await CooperativeIndex.ReadAsync(
            db,
            rows.Select(r => r.Value.NomorInduk),
            rows.Select(r => NameKey.Of(r.Value.Name)),
            ct
        );
        var papers = new PapersOfRow(db, _sheet, clock.Today, await PapersAsync(index, ct));
        var places = new VillageOfRow(regions, actor, _sheet);
        var told = new ToldOnce(_sheet);
        foreach (var row in rows)
        {
            var region = places.Find(row);
            var draft = Draft(row, region?.Code);
            if (draft is null || !told.IsFirst(row, draft))
                continue;
            var known = Match(draft, index);
            if (known is not null && !actor.Reaches(known.RegionCode, known.Id.Value))
                row.Problem(
                    _sheet.NomorInduk,
                    "cooperative-unknown",
                    $"Nomor Induk Koperasi ini dipakai koperasi di luar wilayah kerja Anda."
                );
            else if (known is null)
                row.New(() => db.Organisations.Add(draft));
            else
                Compare(row, known, draft, index);
            papers.Check(row, known ?? draft, isNew: known is null);
        }
    }

    /// <summary>Null where the row cannot be a co-op's record; the row knows why.</summary>
    private Organisation? Draft(ImportRow<CooperativeRow> row, string? regionCode)
    {
        var value = row.Value;
        var draft = OrganisationRules.Check(
            new OrganisationInput
            {
                Kind = value.Kind,
                Form = value.Form,
                Name = value.Name,
                RegionCode = regionCode,
                Address = value.Address,
                PostalCode = value.PostalCode,
                Phone = value.Phone,
                NomorIndukKoperasi = value.NomorInduk,
                FoundedOn = value.FoundedOn,
                OperatingSince = value.OperatingSince,
            },
            regions,
            clock.Today
        );
        // The region has no column here: what is wrong with it was told by name or by code already.
        row.Problems(
            draft.Refusals,
            (nameof(OrganisationInput.Name), _sheet.Name),
            (nameof(OrganisationInput.NomorIndukKoperasi), _sheet.NomorInduk),
            (nameof(OrganisationInput.FoundedOn), _sheet.FoundedOn),
            (nameof(OrganisationInput.OperatingSince), _sheet.OperatingSince)
        );
        return draft.Value;
    }

    /// <summary>By number; else by name, in the same village or where only one of the two knows the village.</summary>
    private static Organisation? Match(Organisation draft, CooperativeIndex index) =>
        index.ByNumber(draft.NomorIndukKoperasi)
        ?? index
            .ByName(draft.NameKey)
            .FirstOrDefault(o =>
                Scope.Covers(o.RegionCode, draft.RegionCode) || Scope.Covers(draft.RegionCode, o.RegionCode)
            );

    private void Compare(
        ImportRow<CooperativeRow> row,
        Organisation old,
        Organisation now,
        CooperativeIndex index
    )
    {
        var (value, about) = (row.Value, old.Name);
        row.Touches(old);
        if (
            (now.NameKey != old.NameKey || now.RegionCode != old.RegionCode)
            && index.ByName(now.NameKey).Any(o => o != old && o.RegionCode == now.RegionCode)
        )
            row.Problem(
                _sheet.Name,
                "organisation.twin",
                $"{now.Name} sudah tercatat di desa/kelurahan yang sama, dengan Nomor Induk lain."
            );
        row.Compare(
            about,
            _sheet.Name,
            old.Name,
            now.Name,
            true,
            () => Change(o => (o.Name, o.NameKey) = (now.Name, now.NameKey))
        );
        row.Compare(about, _sheet.Kind, old.Kind, now.Kind, true, () => Change(o => o.Kind = now.Kind));
        row.Compare(
            about,
            _sheet.Form,
            old.Form,
            now.Form,
            value.Form is not null,
            () => Change(o => o.Form = now.Form)
        );
        row.Compare(
            about,
            value.VillageCode is null ? _sheet.Village : _sheet.VillageCode,
            regions.PathOf(old.RegionCode),
            regions.PathOf(now.RegionCode),
            !Scope.Covers(now.RegionCode, old.RegionCode),
            () => Change(o => o.RegionCode = now.RegionCode)
        );
        CompareContact(row, old, now, Change);

        void Change(Action<Organisation> change)
        {
            change(old);
            old.Version++;
        }
    }

    private void CompareContact(
        ImportRow<CooperativeRow> row,
        Organisation old,
        Organisation now,
        Action<Action<Organisation>> change
    )
    {
        Text(_sheet.Address, old.Address, now.Address, o => o.Address = now.Address);
        Text(_sheet.PostalCode, old.PostalCode, now.PostalCode, o => o.PostalCode = now.PostalCode);
        Text(_sheet.Phone, Contact.ShowPhone(old.Phone), Phone(now), o => o.Phone = now.Phone);
        Text(
            _sheet.NomorInduk,
            old.NomorIndukKoperasi,
            now.NomorIndukKoperasi,
            o => o.NomorIndukKoperasi = now.NomorIndukKoperasi
        );
        Day(_sheet.FoundedOn, old.FoundedOn, now.FoundedOn, o => o.FoundedOn = now.FoundedOn);
        Day(
            _sheet.OperatingSince,
            old.OperatingSince,
            now.OperatingSince,
            o => o.OperatingSince = now.OperatingSince
        );

        static string? Phone(Organisation o) => o.Phone is null ? null : Contact.ShowPhone(o.Phone);

        void Day(SheetColumn column, DateOnly? was, DateOnly? becomes, Action<Organisation> act) =>
            row.Compare(old.Name, column, was, becomes, becomes is not null, () => change(act));

        void Text(SheetColumn column, string? was, string? becomes, Action<Organisation> act) =>
            row.Compare(old.Name, column, was, becomes, becomes is not null, () => change(act));
    }

    private async Task<ILookup<OrganisationId, LegalDocument>> PapersAsync(
        CooperativeIndex index,
        CancellationToken ct
    )
    {
        var papers = db.LegalDocuments;
        List<LegalDocument> all = [];
        foreach (var some in index.All.Select(o => o.Id).Chunk(1000))
            all.AddRange(await papers.Where(d => some.Contains(d.OrganisationId)).ToListAsync(ct));
        return all.ToLookup(d => d.OrganisationId);
    }
}
