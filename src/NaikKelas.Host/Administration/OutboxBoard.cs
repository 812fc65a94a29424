using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Mail;

namespace NaikKelas.Host.Administration;

/// <summary>What the letters on their way look like to whoever minds the machinery: counts, and those that need a person.</summary>
internal sealed class OutboxBoard(Db db, PersonalDataKey key)
{
    private const int Shown = 50;

    /// <param name="Id">The letter.</param>
    /// <param name="Kind">What it is for, from its key: <c>round-invitation</c>.</param>
    /// <param name="To">Enough of the address to know it: <c>s…@contoh.id</c>.</param>
    /// <param name="State">Failed or uncertain.</param>
    /// <param name="Code">Why.</param>
    /// <param name="At">When it was last tried.</param>
    public sealed record Row(
        LetterId Id,
        string Kind,
        string To,
        LetterState State,
        string? Code,
        DateTime At
    );

    public sealed record Board(
        IReadOnlyDictionary<LetterState, int> Counts,
        DateTime? LastSent,
        IReadOnlyList<Row> NeedAPerson
    );

    /// <summary>What a letter is for, in words; null where the key says it alone.</summary>
    public static FormattableString? WordOf(string kind) =>
        kind switch
        {
            "account-invitation" => $"Undangan akun",
            "password-reset" => $"Kata sandi baru",
            "round-invitation" => $"Undangan peserta",
            _ => null,
        };

    public async Task<Board> ReadAsync(CancellationToken ct)
    {
        var counts = await db
            .OutboxLetters.GroupBy(l => l.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var lastSent = await db.OutboxLetters.MaxAsync(l => l.SentAt, ct);
        var open = await db
            .OutboxLetters.AsNoTracking()
            .Where(l => l.State == LetterState.Failed || l.State == LetterState.Uncertain)
            .OrderByDescending(l => l.Id)
            .Take(Shown)
            .ToListAsync(ct);
        return new Board(counts, lastSent, [.. open.Select(RowOf)]);
    }

    private Row RowOf(OutboxLetter letter)
    {
        var to = JsonSerializer.Deserialize<Letter>(key.Open(letter.SealedLetter!))!.To;
        var at = to.LastIndexOf('@');
        return new Row(
            letter.Id,
            letter.Key.Split('/')[0],
            at > 0 ? $"{to[0]}…{to[at..]}" : "…",
            letter.State,
            letter.LastFailure,
            letter.ClaimedAt ?? letter.CreatedAt
        );
    }
}
