using NaikKelas.Documents.Sheets;
using NaikKelas.Interface.Imports;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Affiliations;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Imports;

/// <summary>Officers (pengurus, pengawas, pengelola) from a sheet; a person is known by the NIK.</summary>
internal sealed class ImportOfficers(
    Db db,
    Actor actor,
    Regions regions,
    PersonalDataKey key,
    AgencyClock clock
) : Import<ImportOfficers.Row>
{
    public sealed record Row(
        Nik Nik,
        string Name,
        Sex? Sex,
        DateOnly? BirthDate,
        string? Phone,
        CooperativeReference Cooperative,
        Position Position,
        DateOnly From,
        DateOnly? Until
    );

    private readonly OfficerColumns _columns = new(new CooperativeColumns(regions, actor));

    public override string Kind => "officers";

    public override FormattableString Title => $"Impor pengurus dan pengawas";

    public override FormattableString Explanation =>
        $"Satu baris adalah satu jabatan. Orang dikenali dari NIK, koperasi dari Nomor Induk atau namanya; data orang yang berbeda diperbarui.";

    public override string TemplateName => "templat-pengurus";

    protected override Task<SheetSpec<Row>> SpecAsync(Guid? target, CancellationToken ct) =>
        Task.FromResult(new SheetSpec<Row>("Pengurus", _columns.All, _columns.Read));

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
        var people = await KnownPeople.ReadAsync(db, actor, key, rows.Select(r => r.Value.Nik), ct);
        var terms = await KnownTerms.ReadAsync(db, index.All.Select(o => o.Id), ct);
        List<(ImportRow<Row> Row, Organisation? Cooperative, KnownPerson? Person)> all =
        [
            .. rows.Select(row =>
            {
                var cooperative = _columns.Cooperative.Find(row, row.Value.Cooperative, index);
                return (row, cooperative, PersonOf(row, cooperative, people));
            }),
        ];
        // Terms that end come before those that begin: one chair leaves, the next one enters, whatever their order.
        foreach (
            var (row, cooperative, person) in all.Where(r => r is { Cooperative: not null, Person: not null })
                .OrderByDescending(r => terms.Find(r.Cooperative!.Id, r.Person!.Id, r.Row.Value) is not null)
        )
            CheckTerm(row, cooperative!, person!, terms);
    }

    private KnownPerson? PersonOf(ImportRow<Row> row, Organisation? cooperative, KnownPeople people)
    {
        var value = row.Value;
        var draft = PersonRules.Check(
            new PersonInput
            {
                Name = value.Name,
                Nik = value.Nik.Digits,
                Sex = value.Sex,
                BirthDate = value.BirthDate,
                Phone = value.Phone,
            },
            regions,
            clock.Today
        );
        row.Problems(
            draft.Refusals,
            (nameof(PersonInput.Name), _columns.Name),
            (nameof(PersonInput.BirthDate), _columns.BirthDate)
        );
        if (draft.Refused)
            return null;
        if (people.Find(value.Nik) is not { } known)
            return people.Add(value.Nik, draft.Value, cooperative?.RegionCode, row.Number);
        if (NameProblem(known, draft.Value) is { } problem)
        {
            row.Problem(_columns.Name, "nik-other-name", problem);
            return null;
        }

        if (known is { IsReached: true, Row: null })
            Compare(row, known.Person, draft.Value);
        (known.Row, known.NameKey) = (known.Row ?? row.Number, draft.Value.NameKey);
        return known;
    }

    /// <summary>A mistyped NIK hits another person: that must not become a change of that person's name.</summary>
    private static FormattableString? NameProblem(KnownPerson known, PersonDraft draft)
    {
        if (known.NameKey == draft.NameKey)
            return null;
        if (known.Row is { } row)
            return $"NIK ini di baris {row:0} milik {known.Person.Name}. Satu NIK hanya milik satu orang.";
        if (!known.IsReached)
            return $"NIK ini sudah tercatat atas nama lain, di luar wilayah kerja Anda. Periksa NIK-nya.";
        if (
            NameKey.Words(known.NameKey).Intersect(NameKey.Words(draft.NameKey), StringComparer.Ordinal).Any()
        )
            return null;
        return $"NIK ini sudah tercatat atas nama {known.Person.Name}. Periksa NIK-nya; bila orangnya sama, ubah dulu namanya di halaman Orang.";
    }

    private void Compare(ImportRow<Row> row, Person person, PersonDraft now)
    {
        var (value, about) = (row.Value, person.Name);
        row.Touches(person);
        row.Compare(about, _columns.Name, person.Name, now.Name, true, () => Change(p => p.Rename(now.Name)));
        row.Compare(
            about,
            _columns.Sex,
            person.Sex,
            now.Sex,
            value.Sex is not null,
            () => Change(p => p.Sex = now.Sex)
        );
        row.Compare(
            about,
            _columns.BirthDate,
            person.BirthDate,
            now.BirthDate,
            value.BirthDate is not null,
            () => Change(p => p.BirthDate = now.BirthDate)
        );
        row.Compare(
            about,
            _columns.Phone,
            Contact.ShowPhone(person.Phone),
            Contact.ShowPhone(now.Phone),
            value.Phone is not null,
            () => Change(p => p.Phone = now.Phone)
        );

        void Change(Action<Person> change)
        {
            change(person);
            person.Version++;
        }
    }

    private void CheckTerm(ImportRow<Row> row, Organisation cooperative, KnownPerson person, KnownTerms terms)
    {
        var value = row.Value;
        if (terms.Find(cooperative.Id, person.Id, value) is { } known)
        {
            if (known.Row is { } other)
                row.Problem(_columns.Nik, "officer-twice", $"Sama dengan baris {other:0}. Hapus salah satu.");
            else
                CompareEnd(row, person, known);
            known.Row ??= row.Number;
            return;
        }

        var appointed = AffiliationRules.Check(
            cooperative.Id,
            new AffiliationInput
            {
                Person = person.Id,
                Position = value.Position,
                From = value.From,
                Until = value.Until,
            },
            terms.Of(cooperative.Id),
            clock.Today
        );
        row.Problems(
            appointed.Refusals,
            (nameof(AffiliationInput.Person), _columns.Nik),
            (nameof(AffiliationInput.Position), _columns.Position),
            (nameof(AffiliationInput.From), _columns.From),
            (nameof(AffiliationInput.Until), _columns.Until)
        );
        if (row.IsBad || appointed.Refused)
            return;
        terms.Add(appointed.Value, row.Number);
        row.New(() =>
        {
            person.AddTo(db);
            db.Affiliations.Add(appointed.Value);
        });
    }

    private void CompareEnd(ImportRow<Row> row, KnownPerson person, KnownTerm known)
    {
        var until = row.Value.Until;
        if (until is null || until == known.Record.Until)
            return;
        if (AffiliationRules.CheckEnd(known.Record.From, until, clock.Today) is { } refusal)
        {
            row.Problem(_columns.Until, refusal.Code, refusal.Message);
            return;
        }

        var record = known.Record;
        row.Touches(record);
        row.Compare(
            person.Person.Name,
            _columns.Until,
            record.Until,
            until,
            true,
            () => record.Until = until
        );
        known.Until = until;
    }
}
