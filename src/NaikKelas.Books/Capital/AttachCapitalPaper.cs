using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Journals;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Rats;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Files;

namespace NaikKelas.Books.Capital;

/// <summary>
/// Use case: the board hands in a paper that no room of the program knows of, or says of which day it is. The newest of
/// its kind counts; the same once more is taken once.
/// </summary>
internal sealed class AttachCapitalPaper(Db db, AgencyClock clock, Actor actor, IConfiguration settings)
{
    public sealed record Input
    {
        public string? Kind { get; init; }

        [Display(Name = "Tanggal di surat")]
        public DateOnly? DatedOn { get; init; }
    }

    /// <param name="books">Whose.</param>
    /// <param name="input">Which paper, and of when.</param>
    /// <param name="content">A photo or a PDF; empty for the date alone.</param>
    /// <param name="ct">Ends the work.</param>
    public Task<Result<int>> RunAsync(
        BooksCard books,
        Input input,
        ReadOnlyMemory<byte> content,
        CancellationToken ct
    ) =>
        db.RunAsync<int>(
            async () =>
            {
                var id = books.CooperativeId;
                if (!actor.Leads(id))
                    return Refusal.Conflict("capital-board", $"Hanya pengurus yang melampirkan surat.");
                await db.HoldBooksAsync(id, ct);
                var wrong = new Refusals();
                var kind = input.Kind ?? "";
                wrong.When(
                    !ReadinessCodes.Attached.Contains(kind, StringComparer.Ordinal),
                    "paper-kind",
                    $"Surat ini tidak ada di daftar."
                );
                wrong.When(
                    input.DatedOn is not { } on || on > clock.Today || on.Year < 1945,
                    "paper-date",
                    $"Isi tanggal yang tertulis di surat, paling lambat hari ini.",
                    nameof(input.DatedOn)
                );
                if (!content.IsEmpty)
                    wrong.Add(AttachedFile.Check(content, settings));
                if (wrong.Any)
                    return wrong;
                var last = await db
                    .CapitalPapers.AsNoTracking()
                    .Where(p => p.CooperativeId == id && p.Kind == kind)
                    .OrderByDescending(p => p.Version)
                    .FirstOrDefaultAsync(ct);
                var digest = Convert.ToHexStringLower(SHA256.HashData(content.Span));
                if (
                    last is not null
                    && last.DatedOn == input.DatedOn
                    && await SameAsync(last, content, digest, ct)
                )
                    return last.Version;
                var paper = new CapitalPaper
                {
                    CooperativeId = id,
                    Kind = kind,
                    Version = (last?.Version ?? 0) + 1,
                    DatedOn = input.DatedOn!.Value,
                    FileId = content.IsEmpty
                        ? last?.FileId
                        : Keep(kind, (last?.Version ?? 0) + 1, content, digest),
                    At = clock.UtcNow,
                    By = actor.UserId,
                };
                db.Add(paper);
                return paper.Version;
            },
            ct
        );

    private async Task<bool> SameAsync(
        CapitalPaper last,
        ReadOnlyMemory<byte> content,
        string digest,
        CancellationToken ct
    ) => content.IsEmpty || await db.Files.AnyAsync(f => f.Id == last.FileId && f.Digest == digest, ct);

    private FileId Keep(string kind, int version, ReadOnlyMemory<byte> content, string digest)
    {
        var (type, ending) = AttachedFile.KindOf(content.Span)!.Value;
        var file = new StoredFile
        {
            Id = Ids.New<FileId>(),
            // Its own name may say who somebody is.
            Name = $"modal-{kind}-{version}.{ending}",
            ContentType = type,
            Digest = digest,
            StoredAt = clock.UtcNow,
            StoredBy = actor.UserId is { } user ? new UserId(user) : null,
            Content = content.ToArray(),
        };
        db.Files.Add(file);
        return file.Id;
    }
}
