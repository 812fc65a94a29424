using NaikKelas.Documents.Sheets;
using NaikKelas.Interface.Imports;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Papers;

namespace NaikKelas.Registry.Imports;

/// <summary>The papers whose numbers stand in a co-op's row. A co-op has one of each in force.</summary>
internal sealed class PapersOfRow(
    Db db,
    CooperativeSheet sheet,
    DateOnly today,
    ILookup<OrganisationId, LegalDocument> known
)
{
    public void Check(ImportRow<CooperativeRow> row, Organisation organisation, bool isNew)
    {
        var value = row.Value;
        Number(sheet.MusdesusNumber, value.MusdesusNumber, value.MusdesusDate);
        Number(sheet.DeedNumber, value.DeedNumber, value.DeedDate);
        Number(sheet.AhuNumber, value.AhuNumber, value.AhuDate);
        Paper(
            LegalDocumentKind.Musdesus,
            sheet.MusdesusNumber,
            value.MusdesusNumber,
            sheet.MusdesusDate,
            value.MusdesusDate
        );
        Paper(LegalDocumentKind.Deed, sheet.DeedNumber, value.DeedNumber, sheet.DeedDate, value.DeedDate);
        Paper(LegalDocumentKind.Ahu, sheet.AhuNumber, value.AhuNumber, sheet.AhuDate, value.AhuDate);
        Paper(LegalDocumentKind.Nib, sheet.Nib, value.Nib, null, null);
        Paper(LegalDocumentKind.Npwp, sheet.Npwp, value.Npwp, null, null);

        void Number(SheetColumn column, string? number, DateOnly? date)
        {
            if (number is null && date is not null)
                row.Problem(
                    column,
                    "document.number-missing",
                    $"{column.Heading}: kosong, padahal tanggalnya diisi."
                );
        }

        void Paper(
            LegalDocumentKind kind,
            SheetColumn column,
            string? number,
            SheetColumn? dateColumn,
            DateOnly? date
        )
        {
            if (number is null)
                return;
            var told = RecordDocument.Check(
                organisation.Id,
                new RecordDocument.Input
                {
                    Kind = kind,
                    Number = number,
                    IssuedOn = date,
                },
                today
            );
            row.Problems(
                told.Refusals,
                (nameof(RecordDocument.Input.Number), column),
                (nameof(RecordDocument.Input.IssuedOn), dateColumn ?? column)
            );
            if (told.Value is { } paper)
                Compare(row, organisation, paper, column, dateColumn, isNew);
        }
    }

    private void Compare(
        ImportRow<CooperativeRow> row,
        Organisation organisation,
        LegalDocument now,
        SheetColumn column,
        SheetColumn? dateColumn,
        bool isNew
    )
    {
        var same = known[organisation.Id].Where(d => d.Kind == now.Kind).ToList();
        if (same.Count == 0)
        {
            if (isNew)
                row.New(() => db.LegalDocuments.Add(now));
            else
                row.Change(organisation.Name, column, null, now.Number, () => db.LegalDocuments.Add(now));
            return;
        }

        var old = same.Find(d => d.Number == now.Number) ?? same[0];
        row.Touches(old);
        row.Compare(organisation.Name, column, old.Number, now.Number, true, () => old.Number = now.Number);
        if (dateColumn is not null)
            row.Compare(
                organisation.Name,
                dateColumn,
                old.IssuedOn,
                now.IssuedOn,
                now.IssuedOn is not null,
                () => old.IssuedOn = now.IssuedOn
            );
    }
}
