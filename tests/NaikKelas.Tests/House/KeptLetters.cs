using System.Threading.Channels;
using NaikKelas.Kernel.Mail;

namespace NaikKelas.Tests.House;

/// <summary>The mail server of the tests: letters stay here to be read.</summary>
internal sealed class KeptLetters : IMailer
{
    private readonly Channel<Letter> _letters = Channel.CreateUnbounded<Letter>();

    public bool IsRepeatable => false;

    public async Task SendAsync(
        LetterId id,
        Letter letter,
        Func<CancellationToken, Task> beforeHandOver,
        CancellationToken ct
    )
    {
        await beforeHandOver(ct);
        await _letters.Writer.WriteAsync(letter, ct);
    }

    /// <summary>The next letter; waits until the program has sent it, but not for ever.</summary>
    public Task<Letter> NextAsync() =>
        _letters.Reader.ReadAsync(World.Ct).AsTask().WaitAsync(TimeSpan.FromSeconds(60), World.Ct);

    public bool Any => _letters.Reader.TryPeek(out _);
}
