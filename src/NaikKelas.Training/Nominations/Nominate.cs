using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Nominating;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Nominations;

/// <summary>Use case: nominate a person in a round (mengusulkan peserta). The page, the demo and the command line end here.</summary>
public sealed class Nominate(
    Db db,
    Actor actor,
    AgencyClock clock,
    OrganisationDirectory organisations,
    CheckWishes check
)
{
    public sealed record Input
    {
        [Display(Name = "NIK")]
        public string? Nik { get; init; }

        [Display(Name = "Nama lengkap")]
        public string? Name { get; init; }

        [Display(Name = "Jenis kelamin")]
        public Sex? Sex { get; init; }

        [Display(Name = "Tanggal lahir")]
        public DateOnly? BirthDate { get; init; }

        [Display(Name = "Nomor HP")]
        public string? Phone { get; init; }

        /// <summary>Name or Nomor Induk Koperasi.</summary>
        [Display(Name = "Koperasi pengusul")]
        public string? Nominator { get; init; }

        [Display(Name = "Jabatan di koperasi pengusul")]
        public Position? Position { get; init; }

        [Display(Name = "Pilihan 1")]
        public string? Choice1 { get; init; }

        [Display(Name = "Pilihan 2")]
        public string? Choice2 { get; init; }

        [Display(Name = "Pilihan 3")]
        public string? Choice3 { get; init; }
    }

    public async Task<Result<string>> RunAsync(
        RoundId round,
        Input input,
        string source,
        CancellationToken ct
    )
    {
        var all = await db.RunAsync(() => NominateAsync(round, [input], source, named: false, ct), ct);
        return all.Refused ? all.As<string>() : all.Value[0];
    }

    /// <summary>The same at somebody's request, which is recorded with the nomination.</summary>
    internal Task<Result<string>> OnBehalfAsync(
        RoundId round,
        Input input,
        OnBehalf.Input request,
        CancellationToken ct,
        string source = OnBehalf.Source
    ) =>
        db.RunAsync(
            async () =>
            {
                var refusals = OnBehalf.Check(request);
                var all = await NominateAsync(round, [input], source, named: false, ct);
                if (all.Refused && all.Refusal.Kind != RefusalKind.Invalid)
                    return all.As<string>();
                foreach (var refusal in all.Refusals)
                    refusals.Add(refusal);
                if (refusals.Any)
                    return refusals;
                var code = all.Value![0];
                OnBehalf.Record(
                    db,
                    actor,
                    clock,
                    db.Nominations.Local.Single(n => n.RoundId == round && n.Code == code),
                    request
                );
                return (Result<string>)code;
            },
            ct
        );

    /// <summary>All or none, in one transaction; gives the codes in order. The fields of refusals name the row: <c>[3].Nik</c>.</summary>
    public Task<Result<List<string>>> RunAllAsync(
        RoundId round,
        IReadOnlyList<Input> inputs,
        string source,
        CancellationToken ct
    ) => db.RunAsync(() => NominateAsync(round, inputs, source, named: true, ct), ct);

    private async Task<Result<List<string>>> NominateAsync(
        RoundId id,
        IReadOnlyList<Input> inputs,
        string source,
        bool named,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (await db.Rounds.HoldAsync(id, ct) is not { } round || !actor.Reaches(round.RegionCode))
            return Refusal.NotFound($"Putaran tidak ditemukan.");
        if ((Intake.ClosedNow(round, clock) ?? Intake.OnlyDelegations(round)) is { } closed)
            return closed;
        var intake = await Intake.OpenAsync(db, clock, round, ct);
        var words = new ClassWords(intake.Classes);
        var matches = await organisations.MatchAsync(round.RegionCode, ct);
        var (refusals, wishes) = (new Refusals(), new List<Wish>(inputs.Count));
        for (var i = 0; i < inputs.Count; i++)
        {
            var read = WishReader.Read(inputs[i], words, matches, SourceOf(source, named, i));
            foreach (var refusal in read.Refusals)
                refusals.Add(Named(refusal, named, i));
            if (!read.Refused)
                wishes.Add(read.Value);
        }

        if (refusals.Any)
            return refusals;
        return Take(intake, await check.RunAsync(intake, wishes, ct), named);
    }

    private static Result<List<string>> Take(Intake intake, IReadOnlyList<CheckedWish> looked, bool named)
    {
        var refusals = new Refusals();
        foreach (var (index, one) in looked.Index())
        foreach (var problem in one.Problems)
            refusals.Add(Named(problem, named, index));
        if (refusals.Any)
            return refusals;
        var codes = new List<string>(looked.Count);
        foreach (var one in looked)
        {
            var choices = string.Join(',', one.Wish.Choices);
            if (one.Standing is { } standing)
                standing.Choices = choices;
            codes.Add(
                one.Standing?.Code
                    ?? intake
                        .Take(one.Person!.Value, one.Wish.Nominator.Id, one.Wish.Choices, one.Wish.Source)
                        .Code
            );
        }

        return codes;
    }

    private static Refusal Named(Refusal refusal, bool named, int index) =>
        named ? refusal with { Field = Indexed.Write(index, refusal.Field) } : refusal;

    private static string SourceOf(string source, bool named, int index) =>
        named ? $"{source}, baris {index + 1}" : source;
}
