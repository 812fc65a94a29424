using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Documents.Pdf;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Changes;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Registry.Privacy;

/// <summary>
/// Use case: all that is kept on one person as a file (salinan data pribadi, UU 27/2022 art. 7 and 13), for handing to
/// that person. Who made it and why stands in the audit trail: it holds the whole NIK.
/// </summary>
public sealed class PersonalFile(Db db, Actor actor, AgencyClock clock, PersonalBook book, Texts texts)
{
    public const string Json = "json";
    public const string Pdf = "pdf";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public Task<Result<byte[]>> MakeAsync(PersonId id, string format, string? reason, CancellationToken ct) =>
        db.RunAsync<byte[]>(
            async () =>
            {
                if (await db.ReachPersonAsync(id, actor, ct) is not { } person)
                    return Unknown.Person;
                if (Reason.Missing(reason) is { } missing)
                    return missing;
                db.Because(reason!.Trim());
                db.Audit("person.copied", $"persons/{id.Value}", format);
                var facts = await book.CollectAsync(id, ct);
                var requests = await db
                    .PrivacyRequests.AsNoTracking()
                    .Where(r => r.PersonId == id)
                    .OrderBy(r => r.AskedAt)
                    .ToListAsync(ct);
                return format == Pdf ? Paper(person, facts, requests) : Data(facts, requests);
            },
            ct
        );

    private byte[] Data(IReadOnlyList<Kernel.Privacy.HeldFact> facts, List<PrivacyRequest> requests) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                MadeAt = clock.UtcNow,
                Facts = facts.Select(f => new
                {
                    f.What,
                    f.Value,
                    f.Source,
                }),
                Purposes = PrivacyRules.Current.Notices,
                Requests = requests.Select(r => new
                {
                    Kind = r.Kind.ToString(),
                    r.AskedAt,
                    State = r.State.ToString(),
                    r.Answer,
                }),
            },
            Options
        );

    private byte[] Paper(
        Person person,
        IReadOnlyList<Kernel.Privacy.HeldFact> facts,
        List<PrivacyRequest> requests
    )
    {
        var paper = new PdfPaper(
            new PdfPaperInfo(
                texts["Salinan data pribadi"],
                person.Name,
                new DateTimeOffset(clock.Local(clock.UtcNow), TimeSpan.Zero)
            )
        )
            .Title(texts["Salinan data pribadi"])
            .Space(8)
            .Table(
                [new(texts["Data"], 3), new(texts["Isi"], 5), new(texts["Asal"], 3)],
                [.. facts.Select(f => (IReadOnlyList<string>)[texts[f.What], f.Value ?? "", texts[f.Source]])]
            );
        foreach (var notice in PrivacyRules.Current.Notices)
            paper
                .Space(8)
                .Title(texts[notice.Title])
                .Small(
                    $"{texts[notice.Use]} {texts[notice.Basis]}. {texts[notice.Keeping]} {texts[notice.Recipients]}"
                );
        if (requests.Count > 0)
            paper
                .Space(8)
                .Table(
                    [new(texts["Permintaan"], 4), new(texts["Tanggal"], 2), new(texts["Keadaan"], 2)],
                    [
                        .. requests.Select(r =>
                            (IReadOnlyList<string>)
                                [
                                    texts.Of(r.Kind),
                                    $"{DateOnly.FromDateTime(clock.Local(r.AskedAt)):yyyy-MM-dd}",
                                    texts.Of(r.State),
                                ]
                        ),
                    ]
                );
        return paper.ToBytes();
    }
}
