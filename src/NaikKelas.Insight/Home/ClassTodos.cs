using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Preparations;

namespace NaikKelas.Insight.Home;

/// <summary>Classes that begin within a week and are not ready. Two queries.</summary>
internal sealed class ClassTodos(PreparationBook preparations, Texts texts, Actor actor) : IWaiting
{
    public async Task<IEnumerable<Todo>> ReadAsync(CancellationToken ct) =>
        actor.Is(Role.Officer)
            ? (await preparations.UnreadyAsync(ct)).Select(u => new Todo(
                u.Missing,
                texts["persiapan kelas belum siap"],
                $"/pelatihan/kelas/{u.Id.Value}/persiapan",
                texts["{0} · mulai {1}", u.Title, Say.Date(u.StartsOn)]
            ))
            : [];
}
