using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NaikKelas.Tests.Kernel.Mail;

/// <summary>How the mail server of a test treats a letter.</summary>
internal enum Manner
{
    Accept,

    /// <summary>450 at the recipient: come again.</summary>
    Later,

    /// <summary>550 at the recipient: never.</summary>
    Never,

    /// <summary>Says nothing after the connection.</summary>
    Hang,

    /// <summary>Takes the letter, and is gone before it answers.</summary>
    AcceptAndDie,

    /// <summary>Takes the letter, and never answers.</summary>
    AcceptAndHang,

    /// <summary>Is gone before the letter.</summary>
    Die,
}

/// <summary>A mail server on this machine, without TLS, that can be as bad as real ones.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly List<string> _accepted = [];
    private readonly List<Task> _talks = [];
    private readonly Task _doorman;

    public SmtpServer()
    {
        _listener.Start();
        _doorman = ListenAsync();
    }

    public Manner Manner { get; set; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What the server has taken, whether or not it said so.</summary>
    public IReadOnlyList<string> Accepted
    {
        get
        {
            lock (_accepted)
                return [.. _accepted];
        }
    }

    public (string Key, string Value)[] Settings =>
        [
            ("Mail:Host", "127.0.0.1"),
            ("Mail:Port", Port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("Mail:Tls", "false"),
            ("Mail:From", "Dinas Koperasi <dinas@contoh.test>"),
        ];

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _doorman;
        await Task.WhenAll(_talks);
        _end.Dispose();
    }

    private async Task ListenAsync()
    {
        while (!_end.IsCancellationRequested)
            try
            {
                _talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException)
            {
                return;
            }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            await ServeAsync(client.GetStream());
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client left, or the test is over.
        }
    }

    private async Task ServeAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, false, 1024, leaveOpen: true);
        if (Manner == Manner.Hang)
            await Task.Delay(Timeout.Infinite, _end.Token);
        await SayAsync("220 contoh.test");
        while (await reader.ReadLineAsync(_end.Token) is { } line)
            if (line == "DATA")
            {
                if (Manner == Manner.Die)
                    return;
                await SayAsync("354 go on");
                if (!await TakeAsync(reader))
                    return;
                await SayAsync("250 taken");
            }
            else if (line.StartsWith("RCPT", StringComparison.Ordinal) && Manner == Manner.Later)
                await SayAsync("450 4.2.1 busy");
            else if (line.StartsWith("RCPT", StringComparison.Ordinal) && Manner == Manner.Never)
                await SayAsync("550 5.1.1 unknown");
            else if (line.StartsWith("EHLO", StringComparison.Ordinal))
                await SayAsync("250-contoh.test\r\n250 8BITMIME");
            else
                await SayAsync("250 ok");

        Task SayAsync(string text) =>
            stream.WriteAsync(Encoding.ASCII.GetBytes($"{text}\r\n"), _end.Token).AsTask();
    }

    /// <returns>Whether the server still answers.</returns>
    private async Task<bool> TakeAsync(StreamReader reader)
    {
        var letter = new StringBuilder();
        string? line;
        while ((line = await reader.ReadLineAsync(_end.Token)) is not (null or "."))
            letter.Append(line).Append('\n');
        // Without the dot there is no letter (RFC 5321, 4.1.1.4): the client died before the end of it.
        if (line is null)
            return false;
        lock (_accepted)
            _accepted.Add(letter.ToString());
        if (Manner == Manner.AcceptAndHang)
            await Task.Delay(Timeout.Infinite, _end.Token);
        return Manner != Manner.AcceptAndDie;
    }
}
