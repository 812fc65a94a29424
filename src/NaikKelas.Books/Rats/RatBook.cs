using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Lpj;
using NaikKelas.Books.Years;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Rats;

namespace NaikKelas.Books.Rats;

/// <summary>The meeting rules that hold for a book year.</summary>
/// <param name="Year">The year they were set for; null where the co-op has set none and the defaults are shown.</param>
/// <param name="Rules">Theirs.</param>
/// <param name="Basis">Where they stand.</param>
/// <param name="Version">Of the row; 0 where there is none.</param>
internal sealed record TermsCard(int? Year, MeetingRules Rules, string Basis, int Version)
{
    public bool Confirmed => Year is not null;
}

/// <summary>Who is there, of how many, and how many have to be.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct QuorumStand(int Present, int Members, int Needed)
{
    public int Missing => Math.Max(0, Needed - Present);
}

/// <param name="Law">The latest day UU 25/1992 art. 26 allows.</param>
/// <param name="Practice">Of the agencies: what eligibility counts as on time.</param>
/// <param name="Statutes">Of the co-op itself.</param>
internal sealed record RatDays(DateOnly Law, DateOnly Practice, DateOnly Statutes)
{
    /// <summary>The first that passes.</summary>
    public DateOnly First => new[] { Law, Practice, Statutes }.Min();
}

/// <param name="Number">In the register.</param>
/// <param name="Name">Of the member.</param>
/// <param name="Neighbourhood">Where they live.</param>
/// <param name="At">When they came; null: not here.</param>
internal sealed record AttendanceRow(string Number, string Name, string? Neighbourhood, DateTime? At);

/// <param name="Name">Of the board.</param>
/// <param name="Signature">Under the report as it stands now; null: not yet.</param>
internal sealed record SignerRow(string Name, RatSignature? Signature)
{
    public bool Waits => Signature is null;
}

/// <summary>Reads members' meetings.</summary>
internal sealed class RatBook(Db db, OrganisationDirectory organisations, AgencyClock clock)
{
    /// <summary>Every book year, the newest first, with its meeting; a year that is not over yet is the last one that can be planned.</summary>
    public async Task<IReadOnlyList<(int Year, Rat? Rat)>> ListAsync(BooksCard books, CancellationToken ct)
    {
        var id = books.CooperativeId;
        var rats = await db
            .Rats.AsNoTracking()
            .Where(r => r.CooperativeId == id)
            .ToDictionaryAsync(r => r.Year, ct);
        var first = books.OpenedOn.Year;
        return
        [
            .. Enumerable
                .Range(first, Math.Max(1, clock.Today.Year - first + 1))
                .Reverse()
                .Where(year => BookYear.EndOf(year) > books.OpenedOn)
                .Select(year => (year, rats.GetValueOrDefault(year))),
        ];
    }

    public Task<Rat?> FindAsync(OrganisationId id, int year, CancellationToken ct) =>
        db.Rats.AsNoTracking().SingleOrDefaultAsync(r => r.CooperativeId == id && r.Year == year, ct);

    /// <summary>The latest that were set for this year or an earlier one.</summary>
    public async Task<TermsCard> TermsAsync(OrganisationId id, int year, CancellationToken ct) =>
        CardOf(
            await db
                .RatTerms.AsNoTracking()
                .Where(t => t.CooperativeId == id && t.Year <= year)
                .OrderByDescending(t => t.Year)
                .FirstOrDefaultAsync(ct)
        );

    /// <summary>Of every year, in one question.</summary>
    public async Task<Func<int, TermsCard>> AllTermsAsync(OrganisationId id, CancellationToken ct)
    {
        var rows = await db
            .RatTerms.AsNoTracking()
            .Where(t => t.CooperativeId == id)
            .OrderByDescending(t => t.Year)
            .ToListAsync(ct);
        return year => CardOf(rows.Find(t => t.Year <= year));
    }

    private static TermsCard CardOf(RatTerms? row) =>
        row is null
            ? new TermsCard(null, MeetingRules.Default, "", 0)
            : new TermsCard(row.Year, row.Rules, row.Basis, row.Version);

    /// <summary>Primer or sekunder, which the practice of the agencies goes by.</summary>
    public async Task<CooperativeForm?> FormAsync(OrganisationId id, CancellationToken ct) =>
        (await organisations.FindAsync(id, ct))?.Form;

    public static RatDays DaysOf(CooperativeForm? form, int year, TermsCard terms) =>
        new(
            RatDeadline.Of(CooperativeForm.Secondary, year),
            RatDeadline.Of(form, year),
            terms.Rules.LimitOf(year)
        );

    /// <summary>As it stands now; once the meeting was opened, with the members and the quorum it was opened with.</summary>
    public async Task<QuorumStand> StandAsync(Rat rat, CancellationToken ct)
    {
        var present = await db.RatAttendances.CountAsync(
            a => a.CooperativeId == rat.CooperativeId && a.Year == rat.Year && a.Meeting == rat.Meeting,
            ct
        );
        if (rat is { Members: { } members, Needed: { } needed })
            return new QuorumStand(present, members, needed);
        var all = await MembersOn(rat).CountAsync(ct);
        var rules = (await TermsAsync(rat.CooperativeId, rat.Year, ct)).Rules;
        return new QuorumStand(present, all, rules.QuorumOf(rat.Meeting).Of(all));
    }

    /// <summary>Everybody who is a member on the day, those who came with their time; by name.</summary>
    public async Task<Page<AttendanceRow>> AttendanceAsync(Rat rat, ListQuery query, CancellationToken ct)
    {
        var rows = MembersOn(rat);
        if (query.Q is { Length: > 0 } words)
        {
            var key = NameKey.Of(words);
            rows = rows.Where(m => m.Number == words || m.NameKey.Contains(key));
        }

        var there = db.RatAttendances.Where(a =>
            a.CooperativeId == rat.CooperativeId && a.Year == rat.Year && a.Meeting == rat.Meeting
        );
        rows = query["tampil"] switch
        {
            "hadir" => rows.Where(m =>
                there.Any(a => a.CooperativeId == rat.CooperativeId && a.MemberId == m.Id)
            ),
            "belum" => rows.Where(m =>
                !there.Any(a => a.CooperativeId == rat.CooperativeId && a.MemberId == m.Id)
            ),
            _ => rows,
        };
        return await rows.OrderBy(m => m.NameKey)
            .ThenBy(m => m.Number)
            .Select(m => new AttendanceRow(
                m.Number,
                m.Name,
                m.Neighbourhood,
                there
                    .Where(a => a.CooperativeId == rat.CooperativeId && a.MemberId == m.Id)
                    .Select(a => (DateTime?)a.At)
                    .FirstOrDefault()
            ))
            .ToPageAsync(query, ct);
    }

    /// <summary>For the papers: everybody, by name.</summary>
    public Task<List<AttendanceRow>> EverybodyAsync(Rat rat, CancellationToken ct)
    {
        var there = db.RatAttendances.Where(a =>
            a.CooperativeId == rat.CooperativeId && a.Year == rat.Year && a.Meeting == rat.Meeting
        );
        return MembersOn(rat)
            .OrderBy(m => m.NameKey)
            .ThenBy(m => m.Number)
            .Select(m => new AttendanceRow(
                m.Number,
                m.Name,
                m.Neighbourhood,
                there
                    .Where(a => a.CooperativeId == rat.CooperativeId && a.MemberId == m.Id)
                    .Select(a => (DateTime?)a.At)
                    .FirstOrDefault()
            ))
            .ToListAsync(ct);
    }

    public Task<List<RatDecision>> DecisionsAsync(OrganisationId id, int year, CancellationToken ct) =>
        db
            .RatDecisions.AsNoTracking()
            .Where(d => d.CooperativeId == id && d.Year == year)
            .OrderBy(d => d.No)
            .ToListAsync(ct);

    /// <summary>The board's people with an account, whether they have signed or not, and whoever was written down by name.</summary>
    public async Task<IReadOnlyList<SignerRow>> SignersAsync(Rat rat, CancellationToken ct)
    {
        var (id, today) = (rat.CooperativeId, clock.Today);
        var users = db.Users;
        var board = await users
            .AsNoTracking()
            .Where(u =>
                !u.Disabled
                && u.Grants.Any(g =>
                    g.Role == Role.CoopBoard
                    && g.Organisation == id.Value
                    && g.From <= today
                    && (g.Until == null || g.Until >= today)
                )
            )
            .OrderBy(u => u.Name)
            .Select(u => new { u.Id, u.Name })
            .ToListAsync(ct);
        var seal = await SealAsync(id, rat.Year, ct);
        var signed = (
            await db
                .RatSignatures.AsNoTracking()
                .Where(s => s.CooperativeId == id && s.Year == rat.Year)
                .OrderBy(s => s.At)
                .ToListAsync(ct)
        ).FindAll(s => seal is not null && s.Seal.AsSpan().SequenceEqual(seal));
        return
        [
            .. board.Select(u => new SignerRow(u.Name, signed.Find(s => IsOf(s, u.Id.Value, u.Name)))),
            .. signed
                .Where(s => board.TrueForAll(u => !IsOf(s, u.Id.Value, u.Name)))
                .Select(s => new SignerRow(s.Name, s)),
        ];
    }

    /// <summary>Somebody with an account may have signed on paper: then the name says who.</summary>
    private static bool IsOf(RatSignature signature, Guid person, string name) =>
        signature.UserId == person || signature.UserId is null && signature.Name == name;

    /// <summary>Of the board's book as it stands; null while the year is open.</summary>
    public async Task<byte[]?> SealAsync(OrganisationId id, int year, CancellationToken ct)
    {
        var head = await db
            .BookYears.AsNoTracking()
            .Where(y => y.CooperativeId == id && y.Year == year)
            .Select(y => y.Head)
            .SingleOrDefaultAsync(ct);
        if (head is null)
            return null;
        var versions = await db
            .LpjTexts.AsNoTracking()
            .Where(t => t.CooperativeId == id && t.Year == year && t.Kind == LpjKind.Pengurus)
            .GroupBy(t => t.Chapter)
            .Select(g => new { g.Key, Version = g.Max(t => t.Version) })
            .ToListAsync(ct);
        return LpjSeal.Of(head, versions.Select(v => (v.Key, v.Version)));
    }

    private IQueryable<Members.Member> MembersOn(Rat rat)
    {
        var (id, day, members) = (rat.CooperativeId, rat.HeldOn, db.Members);
        return members
            .AsNoTracking()
            .Where(m => m.CooperativeId == id && m.JoinedOn <= day && (m.LeftOn == null || m.LeftOn > day));
    }
}
