using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Training.Offers;

namespace NaikKelas.Insight.Home;

/// <summary>Seats that wait for the officer, as lines of the first page.</summary>
internal static class OfferTodos
{
    public static IEnumerable<Todo> Of(IReadOnlyList<OfferLine> lines, Texts texts, Say say)
    {
        foreach (var line in lines)
        {
            var seats = $"/pelatihan/putaran/{line.Round.Value}/kursi";
            if (line.Unanswered > 0)
                yield return new Todo(
                    line.Unanswered,
                    texts["undangan akan berakhir"],
                    $"{seats}?status={nameof(OfferState.Offered)}",
                    texts["{0} · tenggat pertama {1}", line.Title, say.Instant(line.First)]
                );
            if (line.ToTell > 0)
                yield return new Todo(
                    line.ToTell,
                    texts["orang perlu dikabari tentang kursinya"],
                    seats,
                    line.Title
                );
        }
    }
}
