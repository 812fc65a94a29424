using NaikKelas.Documents.Sheets;
using NaikKelas.Kernel;

namespace NaikKelas.Interface.Imports;

/// <summary>What the rules of a room say of a row, put into its cells.</summary>
public static class RowRules
{
    extension<TRow>(ImportRow<TRow> row)
    {
        /// <summary>What a rule refused, in the cell of its field; refusals of fields that have no column are passed over.</summary>
        public void Problems(
            IEnumerable<Refusal> refusals,
            params (string Field, SheetColumn Column)[] columns
        )
        {
            ArgumentNullException.ThrowIfNull(row);
            ArgumentNullException.ThrowIfNull(refusals);
            ArgumentNullException.ThrowIfNull(columns);
            foreach (var refusal in refusals)
            foreach (var (field, column) in columns)
                if (field == refusal.Field)
                    row.Problem(column, refusal.Code, refusal.Message);
        }

        /// <summary>A told value that differs from the one on record; an empty cell leaves things as they are.</summary>
        public void Compare<T>(string about, SheetColumn column, T old, T told, bool isTold, Action act)
        {
            ArgumentNullException.ThrowIfNull(row);
            if (isTold && !EqualityComparer<T>.Default.Equals(old, told))
                row.Change(about, column, Shown(old), Shown(told), act);
        }
    }

    /// <summary>As a sheet writes it.</summary>
    public static string? Shown(object? value) =>
        value switch
        {
            null => null,
            Enum word => Texts.Word(word),
            DateOnly day => day.ToString("dd/MM/yyyy", Texts.Indonesian),
            IFormattable number => number.ToString(null, Texts.Indonesian),
            _ => value.ToString(),
        };
}
