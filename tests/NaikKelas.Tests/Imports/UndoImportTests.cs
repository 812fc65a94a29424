using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface.Imports;
using NaikKelas.Interface.Imports.Undo;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Kernel.Imports;
using NaikKelas.Registry;
using NaikKelas.Registry.Imports;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Imports;

public sealed class UndoImportTests
{
    public static TheoryData<string> Providers => World.Providers;

    private static readonly string[] CooperativeHeadings =
    [
        "Nama Koperasi",
        "Jenis",
        "Kode Desa",
        "Nomor HP",
        "NIB",
    ];

    [Theory, MemberData(nameof(Providers))]
    public async Task Officers_new_and_changed_go_back_to_exactly_what_was(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var names = await world.FoundCooperativesAsync(2);
        await world
            .Officer()
            .ImportAsync<ImportOfficers>(
                Importing.Xlsx(
                    Importing.OfficerHeadings,
                    Importing.Officer(Importing.Nik(1), "Siti Rahma", names[0], phone: "081234500001")
                )
            );
        var before = await RowsAsync(world);
        var run = await world
            .Officer()
            .ImportAsync<ImportOfficers>(
                Importing.Xlsx(
                    Importing.OfficerHeadings,
                    Importing.Officer(Importing.Nik(1), "Siti Rahma Wati", names[0], phone: "081234500009"),
                    Importing.Officer(Importing.Nik(2), "Budi Santoso", names[1]),
                    Importing.Officer(Importing.Nik(2), "Budi Santoso", names[0], "Pengawas")
                )
            );
        Assert.NotEqual(before, await RowsAsync(world));

        var plan = await PlanAsync<ImportOfficers>(world.Officer(), run.Id);
        var undone = await UndoAsync<ImportOfficers>(world.Officer(), run.Id);

        Assert.False(undone.Refused, undone.Refusal?.ToString());
        Assert.Equal((2, 1, 0), (plan.RowsGone, plan.RowsBack, plan.Kept.Count));
        Assert.Contains(plan.Back, c => c is { Old: "Siti Rahma Wati", Now: "Siti Rahma" });
        Assert.Equal(before, await RowsAsync(world));
        Assert.True(
            await world.AskAsync<VerifyAuditChain, bool>(async v => !(await v.RunAsync(World.Ct)).Refused)
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Co_ops_with_their_papers_go_and_changed_ones_go_back(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var names = await world.FoundCooperativesAsync(1);
        var before = await RowsAsync(world);
        var run = await world
            .Officer()
            .ImportAsync<ImportCooperatives>(
                Importing.Xlsx(
                    CooperativeHeadings,
                    [names[0], "KKMP", "35.17.08.2001", "081234567890", "1234567890123"],
                    ["Koperasi Baru", "Konsumen", "35.17.08.2002", null, "1234567890124"]
                )
            );

        var undone = await UndoAsync<ImportCooperatives>(world.Officer(), run.Id);

        Assert.False(undone.Refused, undone.Refusal?.ToString());
        Assert.Equal((2, 0), (undone.Value!.RowsUndone, undone.Value.RowsKept));
        Assert.Equal(before, await RowsAsync(world));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Rats_new_and_changed_go_back(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var names = await world.FoundCooperativesAsync(2);
        await RatsAsync(world, [names[0], "2024", "15/03/2025", null, null, null, "BA 1"]);
        var before = await RowsAsync(world);
        var run = await RatsAsync(
            world,
            [names[0], "2024", "16/03/2025", null, "80", "120", "BA 2"],
            [names[1], "2024", "17/03/2025", null, null, null, "BA 3"]
        );

        Assert.False((await UndoAsync<ImportRats>(world.Officer(), run.Id)).Refused);

        Assert.Equal(before, await RowsAsync(world));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_row_changed_or_used_since_stays_and_is_named(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var names = await world.FoundCooperativesAsync(2);
        var run = await world
            .Officer()
            .ImportAsync<ImportCooperatives>(
                Importing.Xlsx(
                    CooperativeHeadings,
                    ["Koperasi Satu", "Konsumen", "35.17.08.2002", null, null],
                    ["Koperasi Dua", "Konsumen", "35.17.08.2003", null, null],
                    ["Koperasi Tiga", "Konsumen", "35.17.08.2004", null, null]
                )
            );
        await RatsAsync(world, ["Koperasi Satu", "2024", "15/03/2025", null, null, null, "BA 1"]);
        await world.DoAsync<Db>(async db =>
        {
            var two = await db.Organisations.SingleAsync(o => o.Name == "Koperasi Dua", World.Ct);
            two.Address = "Jalan Baru 1";
            two.Version++;
            await db.SaveChangesAsync(World.Ct);
        });

        var undone = await UndoAsync<ImportCooperatives>(world.Officer(), run.Id);
        var report = await PlanAsync<ImportCooperatives>(world.Officer(), run.Id);

        Assert.Equal((1, 2), (undone.Value!.RowsUndone, undone.Value.RowsKept));
        Assert.Equal(["Koperasi Satu", "Koperasi Dua"], report.Kept.Select(k => k.About));
        Assert.Contains("catatan RAT", report.Kept[0].Why.Indonesian, StringComparison.Ordinal);
        Assert.Contains("diubah", report.Kept[1].Why.Indonesian, StringComparison.Ordinal);
        Assert.Equal(
            ["Koperasi Dua", "Koperasi Satu"],
            await world.AskAsync<Db, List<string>>(db =>
                db.Organisations.Where(o => !names.Contains(o.Name))
                    .OrderBy(o => o.Name)
                    .Select(o => o.Name)
                    .ToListAsync(World.Ct)
            )
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_person_whom_a_staying_row_needs_stays_too(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var names = await world.FoundCooperativesAsync(2);
        var run = await world
            .Officer()
            .ImportAsync<ImportOfficers>(
                Importing.Xlsx(
                    Importing.OfficerHeadings,
                    Importing.Officer(Importing.Nik(1), "Siti Rahma", names[0]),
                    Importing.Officer(Importing.Nik(1), "Siti Rahma", names[1], "Pengawas")
                )
            );
        await world.DoAsync<Db>(async db =>
        {
            var second = await db.Affiliations.OrderByDescending(a => a.Position).FirstAsync(World.Ct);
            second.Until = new DateOnly(2026, 1, 1);
            await db.SaveChangesAsync(World.Ct);
        });

        var refused = await UndoAsync<ImportOfficers>(world.Officer(), run.Id);

        Assert.Equal("import.nothing-to-undo", refused.Refusal?.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_who_undo_at_once_undo_it_once(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var names = await world.FoundCooperativesAsync(1);
        var run = await RatsAsync(world, [names[0], "2024", "15/03/2025", null, null, null, "BA 1"]);

        var both = await Task.WhenAll(
            Task.Run(() => UndoAsync<ImportRats>(world.Officer(), run.Id), World.Ct),
            Task.Run(() => UndoAsync<ImportRats>(world.Officer(), run.Id), World.Ct)
        );

        Assert.All(both, one => Assert.Equal((1, 0), (one.Value!.RowsUndone, one.Value.RowsKept)));
        Assert.Equal(
            1,
            await world.AskAsync<Db, int>(db =>
                db.AuditEntries.CountAsync(a => a.Action == "rat_records.removed", World.Ct)
            )
        );
    }

    [Fact]
    public async Task After_its_hours_an_import_can_no_longer_be_undone()
    {
        await using var world = await World.StartAsync();
        var names = await world.FoundCooperativesAsync(1);
        var run = await RatsAsync(world, [names[0], "2024", "15/03/2025", null, null, null, "BA 1"]);

        world.Clock.Advance(TimeSpan.FromHours(24));
        var refused = await UndoAsync<ImportRats>(world.Officer(), run.Id);

        Assert.Equal("import.undo-late", refused.Refusal?.Code);
        Assert.Contains(
            "24 jam",
            refused.Refusal!.Message.ToString(Texts.Indonesian),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_run_is_its_owners_to_undo_and_a_dry_run_has_nothing_to_undo()
    {
        await using var world = await World.StartAsync();
        var names = await world.FoundCooperativesAsync(1);
        var file = Importing.Xlsx(
            Importing.RatHeadings,
            [names[0], "2024", "15/03/2025", null, null, null, "BA 1"]
        );
        var dry = await world.Officer().CheckAsync<ImportRats>(file);

        var nothing = await UndoAsync<ImportRats>(world.Officer(), dry.Run.Id);
        var other = await UndoAsync<ImportRats>(world.As(Role.Officer, "35"), dry.Run.Id);

        Assert.Equal("import.not-applied", nothing.Refusal?.Code);
        Assert.Equal(RefusalKind.NotFound, other.Refusal?.Kind);
    }

    [Fact]
    public async Task The_page_shows_what_goes_before_it_goes()
    {
        await using var world = await World.StartAsync();
        var names = await world.FoundCooperativesAsync(1);
        var run = await RatsAsync(world, [names[0], "2024", "15/03/2025", null, null, null, "BA 1"]);
        using var browser = await world.Officer().BrowserAsync();
        var page = $"/koperasi/impor/rat/{run.Id.Value}";
        Assert.Contains(
            "Batalkan impor",
            (await browser.OpenAsync(page)).Body!.TextContent,
            StringComparison.Ordinal
        );

        var asked = await browser.OpenAsync($"{page}?handler=Undo");
        Assert.Contains("Ya, batalkan 1 baris", asked.Body!.TextContent, StringComparison.Ordinal);
        using var done = await browser.SendAsync($"{page}?handler=Undo", [], $"{page}?handler=Undo");
        Assert.Equal(System.Net.HttpStatusCode.Redirect, done.StatusCode);

        var after = (await browser.OpenAsync(page)).Body!.TextContent;
        Assert.Contains("Impor dibatalkan", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Batalkan impor", after, StringComparison.Ordinal);
    }

    private static Task<ImportRun> RatsAsync(World world, params string?[][] rows) =>
        world.Officer().ImportAsync<ImportRats>(Importing.Xlsx(Importing.RatHeadings, rows));

    private static Task<Result<ImportRun>> UndoAsync<TImport>(Someone who, ImportRunId id)
        where TImport : Import =>
        who.AskAsync<IServiceProvider, Result<ImportRun>>(services =>
            ((UndoImport)services.GetService(typeof(UndoImport))!).RunAsync(
                (TImport)services.GetService(typeof(TImport))!,
                id,
                World.Ct
            )
        );

    private static Task<UndoPlan> PlanAsync<TImport>(Someone who, ImportRunId id)
        where TImport : Import =>
        who.AskAsync<IServiceProvider, UndoPlan>(async services =>
            (
                await ((UndoImport)services.GetService(typeof(UndoImport))!).PlanAsync(
                    (TImport)services.GetService(typeof(TImport))!,
                    id,
                    World.Ct
                )
            ).Value!
        );

    /// <summary>All of the registry that imports write to; versions apart, which only ever go up.</summary>
    private static Task<string> RowsAsync(World world) =>
        world.AskAsync<Db, string>(async db =>
        {
            List<string> lines =
            [
                .. (await db.Organisations.AsNoTracking().ToListAsync(World.Ct)).Select(o =>
                    $"{o.Id} {o.Name} {o.NameKey} {o.Kind} {o.Form} {o.RegionCode} {o.Address} {o.Phone} {o.NomorIndukKoperasi} {o.OperatingSince}"
                ),
                .. (await db.LegalDocuments.AsNoTracking().ToListAsync(World.Ct)).Select(d =>
                    $"{d.Id} {d.Kind} {d.Number} {d.IssuedOn}"
                ),
                .. (await db.Persons.AsNoTracking().ToListAsync(World.Ct)).Select(p =>
                    $"{p.Id} {p.Name} {p.NameKey} {p.Phone} {p.Sex} {p.BirthDate} {p.NikIndex}"
                ),
                .. (await db.NameWords.AsNoTracking().ToListAsync(World.Ct)).Select(w =>
                    $"{w.PersonId} {w.Word} {w.NameKey} {w.RegionCode}"
                ),
                .. (await db.Affiliations.AsNoTracking().ToListAsync(World.Ct)).Select(a =>
                    $"{a.Id} {a.PersonId} {a.OrganisationId} {a.Position} {a.From} {a.Until}"
                ),
                .. (await db.RatRecords.AsNoTracking().ToListAsync(World.Ct)).Select(r =>
                    $"{r.Id} {r.BookYear} {r.HeldOn} {r.ReportedOn} {r.Attendance} {r.Members} {r.Source}"
                ),
            ];
            return string.Join('\n', lines.Order(StringComparer.Ordinal));
        });
}
