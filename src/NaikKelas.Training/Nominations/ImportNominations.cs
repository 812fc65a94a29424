using NaikKelas.Documents.Sheets;
using NaikKelas.Interface.Imports;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Nominations;

/// <summary>
/// The sheet of nominations of one round. A row is recognised by its NIK: the same row again changes nothing. Persons
/// nobody has recorded yet are registered, and given their place in the nominating co-op, in the same transaction.
/// </summary>
internal sealed class ImportNominations(
    Db db,
    Actor actor,
    AgencyClock clock,
    OrganisationDirectory organisations,
    CheckWishes check
) : Import<NominationRow>
{
    public override string Kind => "nominations";

    public override FormattableString Title => $"Impor usulan peserta";

    public override FormattableString Explanation =>
        $"Satu baris satu orang yang diusulkan. Orang dikenali dari NIK-nya: berkas yang sama diimpor dua kali tidak mengubah apa pun. Orang yang belum tercatat dicatat sekaligus.";

    public override string TemplateName => "templat-usulan";

    /// <summary>The columns of the sheet being read: problems must name the very columns that were found in it.</summary>
    private NominationSheet? _sheet;

    protected override async Task<SheetSpec<NominationRow>> SpecAsync(Guid? target, CancellationToken ct)
    {
        _sheet = new NominationSheet(new ClassWords(await ClassOfRound.LoadAsync(db, RoundOf(target), ct)));
        return _sheet.Spec;
    }

    protected override async Task CheckAsync(
        Guid? target,
        IReadOnlyList<ImportRow<NominationRow>> rows,
        CancellationToken ct
    )
    {
        // Held first: codes are given in order of arrival, and two files may arrive at once.
        var round = await db.Rounds.HoldAsync(RoundOf(target), ct);
        if (round is null || !actor.Reaches(round.RegionCode))
            throw new InvalidOperationException("The page lets nobody import into a round out of reach.");
        if ((Intake.ClosedNow(round, clock) ?? Intake.OnlyDelegations(round)) is { } closed)
        {
            foreach (var row in rows)
                row.Problem(NominationSheet.Nik, closed.Code, closed.Message);
            return;
        }

        var intake = await Intake.OpenAsync(db, clock, round, ct);
        var matches = await organisations.MatchAsync(round.RegionCode, ct);
        var wishes = new List<Wish>(rows.Count);
        var rowsOf = new List<ImportRow<NominationRow>>(rows.Count);
        foreach (var row in rows)
            if (NominatorOf(row, matches) is { } nominator)
            {
                wishes.Add(WishOf(row, nominator));
                rowsOf.Add(row);
            }

        var looked = await check.RunAsync(intake, wishes, ct);
        for (var i = 0; i < looked.Count; i++)
            Say(rowsOf[i], looked[i], intake, _sheet!);
    }

    /// <summary>Once the round is closed, who was nominated is no longer the sheet's affair.</summary>
    protected override async Task<Refusal?> UndoRefusalAsync(Guid? target, CancellationToken ct)
    {
        var round = await db.Rounds.HoldAsync(RoundOf(target), ct);
        return round is null || !actor.Reaches(round.RegionCode)
            ? Refusal.NotFound($"Putaran tidak ditemukan.")
            : Intake.ClosedNow(round, clock);
    }

    private static void Say(
        ImportRow<NominationRow> row,
        CheckedWish looked,
        Intake intake,
        NominationSheet sheet
    )
    {
        foreach (var problem in looked.Problems)
            row.Problem(sheet.ColumnOf(problem.Field), problem.Code, problem.Message);
        if (looked.IsBad || looked.ChangesNothing)
            return;
        var wish = looked.Wish;
        row.Concerns(looked.Person!.Value);
        if (looked.Standing is not null)
            row.Touches(looked.Standing);
        var choices = string.Join(',', wish.Choices);
        if (looked.Standing is { } standing)
            row.Change(
                wish.Person.Name!,
                sheet.First,
                standing.Choices,
                choices,
                () => standing.Choices = choices
            );
        else
            row.New(() => intake.Take(looked.Person!.Value, wish.Nominator.Id, wish.Choices, wish.Source));
    }

    private static OrganisationCard? NominatorOf(ImportRow<NominationRow> row, OrganisationMatches matches)
    {
        var (number, name) = (row.Value.NominatorNumber, row.Value.NominatorName);
        if (number is not null)
        {
            if (matches.ByNomorInduk(number) is { } card)
                return card;
            row.Problem(
                NominationSheet.NominatorNumber,
                "nominator.unknown",
                $"Tidak ada koperasi dengan Nomor Induk ini di wilayah putaran."
            );
            return null;
        }

        if (name is null)
        {
            row.Problem(
                NominationSheet.NominatorName,
                "nominator.missing",
                $"Isi nama koperasi pengusul atau Nomor Induk Koperasi-nya."
            );
            return null;
        }

        var found = matches.ByName(name);
        if (found.Count == 1)
            return found[0];
        row.Problem(
            NominationSheet.NominatorName,
            found.Count == 0 ? "nominator.unknown" : "nominator.ambiguous",
            found.Count == 0
                ? $"Tidak ada koperasi bernama ini di wilayah putaran. Tulis nama seperti pada data induk."
                : (FormattableString)
                    $"Ada {found.Count} koperasi bernama ini. Isi Nomor Induk Koperasi supaya jelas."
        );
        return null;
    }

    private static Wish WishOf(ImportRow<NominationRow> row, OrganisationCard nominator)
    {
        var value = row.Value;
        return new Wish(
            value.Nik,
            new PersonInput
            {
                Name = value.Name,
                Nik = value.Nik.Digits,
                Sex = value.Sex,
                BirthDate = value.BirthDate,
                Phone = value.Phone,
            },
            nominator,
            value.Position,
            value.Choices,
            $"baris {row.Number}"
        );
    }

    private static RoundId RoundOf(Guid? target) =>
        new(target ?? throw new InvalidOperationException("Nominations belong to a round."));
}
