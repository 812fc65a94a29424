using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Figures;

namespace NaikKelas.Insight.Home;

/// <summary>Corrections, objections and decisions outside the rules without an answer. One query.</summary>
internal sealed class ReviewTodos(ReviewLines reviews, Texts texts, Actor actor) : IWaiting
{
    public int Order => 10;

    public async Task<IEnumerable<Todo>> ReadAsync(CancellationToken ct) =>
        actor.Is(Role.Officer, Role.Verifier, Role.Head)
            ? (await reviews.WaitingAsync(ct)).SelectMany(Of)
            : [];

    private IEnumerable<Todo> Of(ReviewLine line) =>
        [
            new(
                actor.Is(Role.Officer) ? line.Objections : 0,
                texts["keberatan belum dijawab"],
                $"/pelatihan/putaran/{line.Id.Value}/keberatan",
                line.Title
            ),
            new(
                actor.Is(Role.Officer, Role.Verifier) ? line.Corrections : 0,
                texts["koreksi fakta belum dijawab"],
                actor.Is(Role.Officer) ? $"/pelatihan/putaran/{line.Id.Value}/koreksi" : "/antrean",
                line.Title
            ),
            new(
                actor.Is(Role.Officer, Role.Head) ? line.Overrides : 0,
                texts["usul keputusan menunggu persetujuan orang kedua"],
                "/persetujuan",
                line.Title
            ),
        ];
}
