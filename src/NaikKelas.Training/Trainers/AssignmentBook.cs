using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Mail;
using NaikKelas.Registry.Agencies;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Signing;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Letters;
using NaikKelas.Training.Results;

namespace NaikKelas.Training.Trainers;

/// <summary>All that one letter of assignment carries.</summary>
internal sealed record AssignmentContent(
    PaperHead Head,
    string Number,
    DateOnly Date,
    string Name,
    string? Employer,
    string ClassTitle,
    IReadOnlyList<TaughtSession> Sessions,
    string ZoneName,
    string Address
)
{
    public int Jp => Sessions.Sum(s => s.Jp);

    public string ChatText =>
        $"Yth. {Name}, Anda ditugaskan sebagai narasumber {ClassTitle}, {PaperWords.Span(Sessions[0].Day, Sessions[^1].Day)}, {Jp} JP (surat tugas {Number}). Jadwal: {string.Join("; ", Sessions.Select(s => $"{PaperWords.Weekday(s.Day)} {PaperWords.Hours(s.From, s.Until, ZoneName)} {s.Title}, {s.Place}"))}. – {Head.Agency}";

    public string MailText =>
        $"""
            Yth. {Name},

            Dengan surat tugas nomor {Number} tanggal {PaperWords.Long(
                Date
            )} Anda ditugaskan sebagai narasumber {ClassTitle}, {Jp} JP:

            {string.Join(
                '\n',
                Sessions.Select(s =>
                    $"- {PaperWords.Weekday(s.Day)}, {PaperWords.Hours(s.From, s.Until, ZoneName)}: {s.Title} ({s.Jp} JP), {s.Place}"
                )
            )}

            Bila berhalangan mohon segera menghubungi kami.

            {Head.Agency}
            """;
}

/// <summary>One letter, whom it reaches and how; a replaced one is only looked at.</summary>
internal sealed record AssignmentRow(
    AssignmentLetter Letter,
    AssignmentContent Content,
    string? Phone,
    string? Email,
    LetterState? Mail
)
{
    public string? WhatsApp => Letter.ReplacedOn is null ? WhatsAppLink.To(Phone, Content.ChatText) : null;
}

/// <summary>Reads letters of assignment with everything they carry.</summary>
internal sealed class AssignmentBook(
    Db db,
    AgencyClock clock,
    AgencyDirectory agencies,
    PersonDirectory persons,
    SiteAddress site
)
{
    /// <summary>The letters of a class, those that hold first.</summary>
    public async Task<IReadOnlyList<AssignmentRow>> OfAsync(TrainingClass one, CancellationToken ct)
    {
        var trainers = db.Trainers;
        var rows = await db
            .AssignmentLetters.AsNoTracking()
            .Where(l => l.ClassId == one.Id)
            .Join(trainers, l => l.TrainerId, t => t.Id, (l, t) => new { Letter = l, Trainer = t })
            .ToListAsync(ct);
        if (rows.Count == 0 || await agencies.ForRegionAsync(one.RegionCode, ct) is not { } agency)
            return [];
        var topic = await db.Topics.Where(t => t.Id == one.TopicId).Select(t => t.Name).SingleAsync(ct);
        var people = await persons.FindAllAsync([.. rows.Select(r => r.Trainer.PersonId)], ct);
        var keys = rows.Select(r => r.Letter.MailKey).ToList();
        var mail = await db
            .OutboxLetters.Where(l => keys.Contains(l.Key))
            .ToDictionaryAsync(l => l.Key, l => l.State, StringComparer.Ordinal, ct);
        return
        [
            .. rows.OrderBy(r => r.Letter.ReplacedOn is not null)
                .ThenBy(r => r.Letter.Number, StringComparer.Ordinal)
                .Select(r => new AssignmentRow(
                    r.Letter,
                    new AssignmentContent(
                        PaperHead.Of(
                            agency,
                            new SignerCard(r.Letter.SignerOffice, r.Letter.SignerName, r.Letter.SignerNip)
                        ),
                        r.Letter.Number,
                        r.Letter.Date,
                        people[r.Trainer.PersonId].Name,
                        r.Trainer.Employer,
                        $"{topic}, {one.Name}",
                        r.Letter.Sessions,
                        clock.ZoneName,
                        site.Url
                    ),
                    people[r.Trainer.PersonId].Phone,
                    people[r.Trainer.PersonId].Email,
                    mail.TryGetValue(r.Letter.MailKey, out var state) ? state : null
                )),
        ];
    }
}
