namespace NaikKelas.Kernel.Mail;

/// <summary>
/// Without a mail server: each letter becomes a text file in a folder (development, demo). The file bears the letter's
/// id and appears whole or not at all, so a letter handed over twice is there once.
/// </summary>
public sealed class FolderMailer(string folder) : IMailer
{
    public bool IsRepeatable => true;

    public async Task SendAsync(
        LetterId id,
        Letter letter,
        Func<CancellationToken, Task> beforeHandOver,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(beforeHandOver);
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{id.Value:N}.txt");
        var draft = $"{path}.{Guid.CreateVersion7():N}.part";
        try
        {
            await File.WriteAllTextAsync(
                draft,
                $"To: {letter.To}\nSubject: {letter.Subject}\n\n{letter.Text}\n",
                ct
            );
            await beforeHandOver(ct);
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
