using NaikKelas.Interface.Imports;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Registry.Imports;

/// <summary>A co-op may stand in a sheet once only.</summary>
internal sealed class ToldOnce(CooperativeSheet sheet)
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), int> _names = [];

    public bool IsFirst(ImportRow<CooperativeRow> row, Organisation draft)
    {
        if (draft.NomorIndukKoperasi is { } number && !_numbers.TryAdd(number, row.Number))
        {
            row.Problem(
                sheet.NomorInduk,
                "cooperative-twice",
                $"Nomor Induk ini sudah ada di baris {_numbers[number]:0}."
            );
            return false;
        }

        if (_names.TryAdd((draft.NameKey, draft.RegionCode), row.Number))
            return true;
        row.Problem(
            sheet.Name,
            "cooperative-twice",
            $"Koperasi ini di desa yang sama sudah ada di baris {_names[(draft.NameKey, draft.RegionCode)]:0}."
        );
        return false;
    }
}
