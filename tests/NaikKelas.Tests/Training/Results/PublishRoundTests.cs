using System.Text;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Files;
using NaikKelas.Registry;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Nominations;
using NaikKelas.Training;
using NaikKelas.Training.Results;
using NaikKelas.Training.Selection;
using PdfSharp.Pdf.IO;

namespace NaikKelas.Tests.Training.Results;

/// <summary>What is published can be recomputed by anyone, and tells nothing about anybody.</summary>
public sealed class PublishRoundTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task The_decree_gets_its_number_and_the_files_give_the_same_result(string provider)
    {
        var (round, published) = await OpenRound.PublishedAsync(provider);
        await using var _ = round;

        Assert.Equal("518/1/410.112/2020", published.DecreeNumber);
        var (roundJson, resultJson) = await FilesAsync(round);
        var read = RoundReader.Read(roundJson);
        Assert.Empty(read.Problems);
        var outcome = Selector.Run(read.Round!);
        Assert.Equal(published.ResultDigest, Digests.Of(roundJson, ResultWriter.ToUtf8(outcome)));
        Assert.Equal(published.ResultDigest, Digests.Of(roundJson, resultJson));
        var decisions = await round.World.AskAsync<Db, List<Decision>>(db =>
            db.Decisions.AsNoTracking()
                .Where(d => d.RoundId == round.Id)
                .OrderBy(d => d.Code)
                .ToListAsync(World.Ct)
        );
        Assert.Equal(
            decisions.Select(d => (d.Code, d.Status, d.ClassCode, d.Rank)),
            outcome.Assignments.Select(a => (a.Id, Verdicts.StatusOf(a.Status), a.Class, a.Rank))
        );
        Assert.Contains(decisions, d => d.Status == DecisionStatus.Ineligible);
        Assert.Contains(decisions, d => d.Status == DecisionStatus.Reserve);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_public_files_hold_no_personal_string_of_the_round(string provider)
    {
        var (round, _) = await OpenRound.PublishedAsync(provider);
        await using var disposed = round;

        var (roundJson, resultJson) = await FilesAsync(round);
        var text = Encoding.UTF8.GetString(roundJson) + Encoding.UTF8.GetString(resultJson);

        foreach (var personal in await PersonalAsync(round))
            Assert.DoesNotContain(personal, text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Publishing_twice_is_refused_and_takes_no_second_number(string provider)
    {
        var (round, published) = await OpenRound.PublishedAsync(provider);
        await using var _ = round;

        var again = await round.PublishAsync();

        Assert.Equal("round.already-published", again.Refusal!.Code);
        Assert.Equal(
            published.DecreeNumber,
            await round.World.AskAsync<Db, string?>(db =>
                db.Rounds.Where(r => r.Id == round.Id).Select(r => r.DecreeNumber).SingleAsync(World.Ct)
            )
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Decisions_that_were_tampered_with_are_not_announced(string provider)
    {
        await using var round = await OpenRound.StartAsync(provider);
        await round.ImportAsync(OpenRound.Sheet(12));
        await round.FreezeAsync();
        await round.DrawAsync();
        await round.World.DoAsync<Db>(db =>
            db.Decisions.Where(d => d.Rank == 1)
                .ExecuteUpdateAsync(s => s.SetProperty(d => d.Rank, 9), World.Ct)
        );

        var refused = await round.PublishAsync();

        Assert.Equal("result.differs", refused.Refusal!.Code);
        Assert.Equal(0, await round.World.AskAsync<Db, int>(db => db.PublishedPapers.CountAsync(World.Ct)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_papers_open_as_pdf(string provider)
    {
        var (round, _) = await OpenRound.PublishedAsync(provider);
        await using var disposed = round;

        var papers = await round.World.AskAsync<Db, List<StoredFile>>(db =>
            db.Files.AsNoTracking().Where(f => f.ContentType == "application/pdf").ToListAsync(World.Ct)
        );

        Assert.Equal(3, papers.Count);
        foreach (var paper in papers)
        {
            using var content = new MemoryStream(paper.Content);
            using var pdf = PdfReader.Open(content, PdfDocumentOpenMode.Import);
            Assert.True(pdf.PageCount >= 1, paper.Name);
        }
    }

    internal static async Task<(byte[] Round, byte[] Result)> FilesAsync(OpenRound round) =>
        await round.World.AskAsync<Db, (byte[], byte[])>(async db =>
        {
            var papers = await db
                .PublishedPapers.AsNoTracking()
                .SingleAsync(p => p.RoundId == round.Id, World.Ct);
            return (await ContentAsync(db, papers.RoundFileId), await ContentAsync(db, papers.ResultFileId));
        });

    /// <summary>Every string that would tell who somebody is: names, NIK, phones, co-ops, ids.</summary>
    internal static async Task<IReadOnlyList<string>> PersonalAsync(OpenRound round)
    {
        var nominations = await round.NominationsAsync();
        return await round.World.AskAsync<Db, IReadOnlyList<string>>(async db =>
        {
            var persons = await db.Persons.AsNoTracking().ToListAsync(World.Ct);
            var coops = await db.Organisations.AsNoTracking().ToListAsync(World.Ct);
            return
            [
                .. persons.Select(p => p.Name),
                .. persons.Select(p => p.Phone).OfType<string>(),
                .. persons.Select(p => p.Id.Value.ToString()),
                .. coops.Select(c => c.Name),
                .. coops.Select(c => c.Id.Value.ToString()),
                .. coops.Select(c => c.Id.Value.ToString("N")),
                .. nominations.Select(n => n.Id.Value.ToString()),
                .. Enumerable.Range(1, persons.Count).Select(OpenRound.Nik),
            ];
        });
    }

    private static Task<byte[]> ContentAsync(Db db, FileId id) =>
        db.Files.Where(f => f.Id == id).Select(f => f.Content).SingleAsync(World.Ct);
}
