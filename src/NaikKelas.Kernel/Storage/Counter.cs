namespace NaikKelas.Kernel;

/// <summary>A running number that people see: given inside the transaction from a held row, so no gaps and no twins.</summary>
internal sealed class Counter
{
    public required string Id { get; init; }

    public long Value { get; set; }
}

public static class Counters
{
    extension(Db db)
    {
        /// <summary>The next number of a series such as <c>decree/35.72/2020</c>, from 1. Call inside a use case.</summary>
        public Task<long> NextAsync(string series, CancellationToken ct) => db.NextAsync(series, 1, ct);

        /// <summary>So many numbers one after another; the first of them.</summary>
        public async Task<long> NextAsync(string series, int count, CancellationToken ct)
        {
            var counter = await db.Set<Counter>().HoldAsync(series, ct);
            if (counter is null)
            {
                counter = new Counter { Id = series };
                db.Add(counter);
            }

            counter.Value += count;
            return counter.Value - count + 1;
        }
    }
}
