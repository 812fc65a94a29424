namespace NaikKelas.Training.Selection;

/// <summary>Many short lists of numbers in one array. Different lists may be filled at the same time.</summary>
internal sealed class FlatLists
{
    private readonly int[] starts;
    private readonly int[] counts;
    private readonly int[] items;

    public FlatLists(int count, Func<int, int> roomOf)
    {
        (starts, counts) = (new int[count], new int[count]);
        var room = 0;
        for (var index = 0; index < count; index++)
        {
            starts[index] = room;
            room += roomOf(index);
        }

        items = new int[room];
    }

    public ReadOnlySpan<int> Of(int index) => items.AsSpan(starts[index], counts[index]);

    public void Add(int index, int item) => items[starts[index] + counts[index]++] = item;

    public void Sort(int index) => items.AsSpan(starts[index], counts[index]).Sort();
}
