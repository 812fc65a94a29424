using Microsoft.EntityFrameworkCore;
using NaikKelas.Documents.Sheets;
using NaikKelas.Interface.Imports;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Places;
using NaikKelas.Registry.Rats;

namespace NaikKelas.Registry.Imports;

/// <summary>RAT records from a sheet; one record for each co-op and book year.</summary>
internal sealed class ImportRats(Db db, Actor actor, Regions regions, AgencyClock clock)
    : Import<ImportRats.Row>
{
    private const int FirstBookYear = 1950;
    private const int MembersMax = 10_000_000;

    public sealed record Row(
        CooperativeReference Cooperative,
        int BookYear,
        DateOnly HeldOn,
        DateOnly? ReportedOn,
        int? Attendance,
        int? Members,
        string Source
    );

    private readonly CooperativeColumns _cooperative = new(regions, actor);

    private readonly SheetColumn<int> _bookYear = new(
        "Tahun Buku",
        CellParsers.Year(FirstBookYear, clock.Today.Year)
    )
    {
        Required = true,
        Hint = $"Tahun yang laporannya dibahas, bukan tahun rapatnya.",
        Example = "2025",
    };

    private readonly SheetColumn<DateOnly> _heldOn = new("Tanggal RAT", CellParsers.Date)
    {
        Required = true,
        Aliases = ["Tgl RAT", "Tanggal Pelaksanaan RAT"],
        Example = "15/03/2026",
    };

    private readonly SheetColumn<DateOnly> _reportedOn = new("Tanggal Laporan", CellParsers.Date)
    {
        Aliases = ["Tgl Laporan", "Tanggal Laporan Diterima"],
        Hint = $"Kapan hasil RAT diterima dinas.",
        Example = "20/03/2026",
    };

    private readonly SheetColumn<long> _attendance = new("Hadir", CellParsers.Whole(0, MembersMax))
    {
        Aliases = ["Anggota Hadir", "Jumlah Hadir"],
        Example = "85",
    };

    private readonly SheetColumn<long> _members = new("Jumlah Anggota", CellParsers.Whole(0, MembersMax))
    {
        Example = "120",
    };

    private readonly SheetColumn<string> _source = new("Sumber", CellParsers.Text(200))
    {
        Required = true,
        Hint = $"Dari mana diketahui: nomor berita acara, ODS, surat.",
        Example = "BA RAT 01/III/2026",
        Width = 30,
    };

    public override string Kind => "rats";

    public override FormattableString Title => $"Impor RAT";

    public override FormattableString Explanation =>
        $"Satu baris adalah satu RAT. Koperasi dikenali dari Nomor Induk atau namanya, RAT dari tahun bukunya; RAT yang sudah tercatat diperbarui.";

    public override string TemplateName => "templat-rat";

    protected override Task<SheetSpec<Row>> SpecAsync(Guid? target, CancellationToken ct) =>
        Task.FromResult(
            new SheetSpec<Row>(
                "RAT",
                [
                    _cooperative.Number,
                    _cooperative.Name,
                    _cooperative.District,
                    _bookYear,
                    _heldOn,
                    _reportedOn,
                    _attendance,
                    _members,
                    _source,
                ],
                record => new Row(
                    _cooperative.Read(record),
                    record.Get(_bookYear),
                    record.Get(_heldOn),
                    record.FindValue(_reportedOn),
                    (int?)record.FindValue(_attendance),
                    (int?)record.FindValue(_members),
                    record.Get(_source)
                )
            )
        );

    protected override async Task CheckAsync(
        Guid? target,
        IReadOnlyList<ImportRow<Row>> rows,
        CancellationToken ct
    )
    {
        var index = await CooperativeIndex.ReadAsync(
            db,
            rows.Select(r => r.Value.Cooperative.Number),
            rows.Select(r => r.Value.Cooperative.NameKey),
            ct
        );
        var known = await KnownAsync([.. index.All.Select(o => o.Id)], ct);
        var told = new Dictionary<(OrganisationId, int), int>();
        foreach (var row in rows)
        {
            var cooperative = _cooperative.Find(row, row.Value.Cooperative, index);
            var rat = Draft(row, cooperative?.Id ?? default);
            if (cooperative is null || rat is null)
                continue;
            var key = (cooperative.Id, rat.BookYear);
            if (!told.TryAdd(key, row.Number))
                row.Problem(
                    _bookYear,
                    "rat-twice",
                    $"RAT koperasi ini untuk tahun buku {rat.BookYear:0} sudah ada di baris {told[key]:0}."
                );
            else if (known.TryGetValue(key, out var old))
                Compare(row, cooperative.Name, old, rat);
            else
                row.New(() => db.RatRecords.Add(rat));
        }
    }

    private RatRecord? Draft(ImportRow<Row> row, OrganisationId cooperative)
    {
        var value = row.Value;
        var rat = RatRules.Check(
            cooperative,
            new RatInput
            {
                BookYear = value.BookYear,
                HeldOn = value.HeldOn,
                ReportedOn = value.ReportedOn,
                Attendance = value.Attendance,
                Members = value.Members,
                Source = value.Source,
            },
            clock.Today
        );
        row.Problems(
            rat.Refusals,
            (nameof(RatInput.BookYear), _bookYear),
            (nameof(RatInput.HeldOn), _heldOn),
            (nameof(RatInput.ReportedOn), _reportedOn),
            (nameof(RatInput.Attendance), _attendance),
            (nameof(RatInput.Members), _members),
            (nameof(RatInput.Source), _source)
        );
        return rat.Value;
    }

    private void Compare(ImportRow<Row> row, string about, RatRecord old, RatRecord now)
    {
        var value = row.Value;
        row.Touches(old);
        row.Compare(about, _heldOn, old.HeldOn, now.HeldOn, true, () => old.HeldOn = now.HeldOn);
        row.Compare(
            about,
            _reportedOn,
            old.ReportedOn,
            now.ReportedOn,
            value.ReportedOn is not null,
            () => old.ReportedOn = now.ReportedOn
        );
        row.Compare(
            about,
            _attendance,
            old.Attendance,
            now.Attendance,
            value.Attendance is not null,
            () => old.Attendance = now.Attendance
        );
        row.Compare(
            about,
            _members,
            old.Members,
            now.Members,
            value.Members is not null,
            () => old.Members = now.Members
        );
        row.Compare(about, _source, old.Source, now.Source, true, () => old.Source = now.Source);
    }

    private async Task<Dictionary<(OrganisationId, int), RatRecord>> KnownAsync(
        OrganisationId[] cooperatives,
        CancellationToken ct
    )
    {
        var known = new Dictionary<(OrganisationId, int), RatRecord>();
        foreach (var some in cooperatives.Chunk(1000))
        foreach (var rat in await db.RatRecords.Where(r => some.Contains(r.OrganisationId)).ToListAsync(ct))
            known[(rat.OrganisationId, rat.BookYear)] = rat;
        return known;
    }
}
