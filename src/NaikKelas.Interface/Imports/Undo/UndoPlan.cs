using NaikKelas.Kernel;

namespace NaikKelas.Interface.Imports.Undo;

/// <summary>A row that stays, and why.</summary>
internal sealed record KeptRow(int Row, string About, ImportReport.Sentence Why);

/// <summary>What taking a run back would do, or did.</summary>
/// <param name="RowsGone">Rows whose new records go.</param>
/// <param name="Back">Values that go back, as old → new: <see cref="RowChange.Old"/> is what stands now.</param>
/// <param name="RowsBack">Rows whose changed values go back.</param>
/// <param name="Kept">Rows that stay.</param>
internal sealed record UndoPlan(
    int RowsGone,
    int RowsBack,
    IReadOnlyList<RowChange> Back,
    IReadOnlyList<KeptRow> Kept
)
{
    public int Rows => RowsGone + RowsBack;

    public byte[] Pack(PersonalDataKey key) => Packed.Pack(this, key);

    public static UndoPlan Unpack(byte[] box, PersonalDataKey key) => Packed.Unpack<UndoPlan>(box, key);
}
