namespace NaikKelas.Kernel.Mail;

/// <summary>A letter to one address. Plain text: it must read on any phone.</summary>
public sealed record Letter(string To, string Subject, string Text);

/// <summary>The way out for e-mail. A better library can stand behind it one day.</summary>
public interface IMailer
{
    /// <summary>
    /// Whether handing over the same letter twice leaves one: then it may be handed over again when nobody knows
    /// whether it went. A folder can promise that, a mail server cannot.
    /// </summary>
    bool IsRepeatable { get; }

    /// <param name="id">The same for every attempt at this letter; its name in the world (Message-ID, file name).</param>
    /// <param name="letter">What to send.</param>
    /// <param name="beforeHandOver">Called, and awaited, right before the letter could be accepted: until then it surely was not sent.</param>
    /// <param name="ct">Ends the attempt.</param>
    /// <exception cref="MailException">It was not sent, or nobody knows.</exception>
    Task SendAsync(
        LetterId id,
        Letter letter,
        Func<CancellationToken, Task> beforeHandOver,
        CancellationToken ct
    );
}

/// <summary>What became of an attempt that did not end well.</summary>
public enum MailFailure
{
    /// <summary>Surely not sent; worth another try.</summary>
    Later,

    /// <summary>Surely not sent, and the same letter will be refused again.</summary>
    Never,

    /// <summary>Handed over without an answer: sent or not, nobody knows.</summary>
    Unknown,
}

/// <summary>Why a letter did not go out: a code such as <c>refused-451</c>, never an address or the server's words.</summary>
public sealed class MailException(MailFailure failure, string code, Exception? inner = null)
    : Exception(code, inner)
{
    public MailFailure Failure => failure;

    public string Code => Message;
}
