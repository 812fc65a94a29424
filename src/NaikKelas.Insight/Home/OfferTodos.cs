using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Offers;

namespace NaikKelas.Insight.Home;

/// <summary>Seats that wait for the officer. One query.</summary>
internal sealed class OfferTodos(OfferBoard offers, Texts texts, Say say, Actor actor) : IWaiting
{
    public int Order => 20;

    public async Task<IEnumerable<Todo>> ReadAsync(CancellationToken ct) =>
        actor.Is(Role.Officer) ? (await offers.WaitingAsync(ct)).SelectMany(Of) : [];

    private IEnumerable<Todo> Of(OfferLine line)
    {
        var seats = $"/pelatihan/putaran/{line.Round.Value}/kursi";
        yield return new Todo(
            line.Unanswered,
            texts["undangan akan berakhir"],
            $"{seats}?status={nameof(OfferState.Offered)}",
            texts["{0} · tenggat pertama {1}", line.Title, say.Instant(line.First)]
        );
        yield return new Todo(line.ToTell, texts["orang perlu dikabari tentang kursinya"], seats, line.Title);
    }
}
