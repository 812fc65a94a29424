using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Idempotency;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Nominating;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Nominations;

/// <summary>Nominations of a round for programs: names as on the pages, NIK masked.</summary>
internal static class NominationsApi
{
    public static readonly ApiScope Read = new("nominations:read", "Membaca usulan peserta");
    public static readonly ApiScope Write = new("nominations:write", "Mengusulkan dan menarik usulan");

    /// <summary>The last nomination of a page.</summary>
    internal sealed record NominationKey(string Code);

    public sealed record NominationItem(
        string Code,
        string Name,
        string? MaskedNik,
        string Nominator,
        IReadOnlyList<string> Choices,
        NominationState State,
        DecisionStatus? Decision,
        DateTime ArrivedAt,
        string Source
    );

    /// <summary>One person to be nominated; words as the pages write them ("Bendahara", "Laki-laki") or as the list names them.</summary>
    public sealed record NominationInput
    {
        public string? Nik { get; init; }

        public string? Name { get; init; }

        public string? Sex { get; init; }

        public DateOnly? BirthDate { get; init; }

        public string? Phone { get; init; }

        /// <summary>Name or Nomor Induk Koperasi.</summary>
        public string? Nominator { get; init; }

        public string? Position { get; init; }

        /// <summary>Class codes, the most wanted first; up to three.</summary>
        public IReadOnlyList<string> Choices { get; init; } = [];

        /// <summary>At whose request it is sent.</summary>
        public string? AskedBy { get; init; }

        /// <summary>How consent was given: InPerson, Phone or Letter.</summary>
        public string? Consent { get; init; }
    }

    public sealed record NominationTaken(string Code, string Href);

    public sealed record NominationWithdrawn(string Code, NominationState State);

    internal static void Map(IEndpointRouteBuilder rounds)
    {
        var reading = rounds
            .MapGroup("/{round}/nominations")
            .WithTags("Nominations")
            .WithMetadata(new AllowAttribute(Role.Officer, Role.Verifier, Role.Head), Read);
        reading
            .MapGet("/", ListAsync)
            .WithName("ListNominations")
            .WithSummary("Nominations of a round in the order of their codes")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        reading
            .MapGet("/{code}", FindAsync)
            .WithName("FindNomination")
            .WithSummary("One nomination")
            .ProducesProblem(StatusCodes.Status404NotFound);
        var writing = rounds
            .MapGroup("/{round}/nominations")
            .WithTags("Nominations")
            .WithMetadata(new AllowAttribute(Role.Officer), Write);
        writing
            .MapPost("/", CreateAsync)
            .WithName("CreateNomination")
            .WithSummary("Nominate a person at somebody's request")
            .Once<NominationTaken>(StatusCodes.Status201Created);
        writing
            .MapPost("/{code}/withdrawal", WithdrawAsync)
            .WithName("WithdrawNomination")
            .WithSummary("Take a nomination back before the draw")
            .Once<NominationWithdrawn>(StatusCodes.Status200OK);
    }

    private static async Task<Results<Ok<CursorPage<NominationItem>>, ProblemHttpResult>> ListAsync(
        RoundId round,
        RoundBook rounds,
        NominationBook book,
        Texts texts,
        HttpRequest request,
        string? cursor,
        int? limit,
        CancellationToken ct
    )
    {
        var start = Cursor.Read<NominationKey>(cursor);
        if (start.Refused)
            return start.ToProblem(texts);
        if (await rounds.FindAsync(round, ct) is not { } found)
            return Unknown.ToProblem(texts);
        var size = Cursor.Limit(limit);
        var rows = await book.LinesAsync(found, start.Value.After?.Code, size + 1, ct);
        return TypedResults.Ok(
            Cursor.Page(request, rows, size, r => new NominationKey(r.Nomination.Code), Item)
        );
    }

    private static async Task<Results<Ok<NominationItem>, ProblemHttpResult>> FindAsync(
        RoundId round,
        string code,
        RoundBook rounds,
        NominationBook book,
        Texts texts,
        CancellationToken ct
    )
    {
        if (await rounds.FindAsync(round, ct) is not { } found)
            return Unknown.ToProblem(texts);
        return await book.LineAsync(found, code, ct) is { } line
            ? TypedResults.Ok(Item(line))
            : Refusal.NotFound($"Usulan tidak ditemukan.").ToProblem(texts);
    }

    private static Task<IResult> CreateAsync(
        RoundId round,
        NominationInput input,
        OnceOnly once,
        Nominate nominate,
        HttpContext http
    ) =>
        once.AnswerAsync(
            http,
            input,
            StatusCodes.Status201Created,
            async ct =>
            {
                var (person, request) = Understood(input);
                if (person.Refused)
                    return person.As<NominationTaken>();
                var taken = await nominate.OnBehalfAsync(round, person.Value, request, ct, "API");
                return taken.Refused
                    ? taken.As<NominationTaken>()
                    : new NominationTaken(
                        taken.Value,
                        $"/api/v1/rounds/{round.Value}/nominations/{taken.Value}"
                    );
            }
        );

    private static Task<IResult> WithdrawAsync(
        RoundId round,
        string code,
        WithdrawNomination.Input input,
        OnceOnly once,
        WithdrawNomination withdraw,
        HttpContext http
    ) =>
        once.AnswerAsync(
            http,
            input,
            StatusCodes.Status200OK,
            async ct =>
            {
                var gone = await withdraw.RunAsync(round, code, input, ct);
                return gone.Refused
                    ? gone.As<NominationWithdrawn>()
                    : new NominationWithdrawn(code, NominationState.Withdrawn);
            }
        );

    private static (Result<Nominate.Input> Person, OnBehalf.Input Request) Understood(NominationInput input)
    {
        var refusals = new Refusals();
        var sex = Word<Sex>(refusals, input.Sex, "sex");
        var position = Word<Position>(refusals, input.Position, "position");
        var way = Word<ConsentWay>(refusals, input.Consent, "consent");
        refusals.When(
            input.Choices.Count > Intake.ChoicesMax,
            "choices",
            $"choices: ditemukan {input.Choices.Count} kelas, seharusnya paling banyak {Intake.ChoicesMax}.",
            "choices"
        );
        Result<Nominate.Input> person = refusals.Any
            ? refusals
            : new Nominate.Input
            {
                Nik = input.Nik,
                Name = input.Name,
                Sex = sex,
                BirthDate = input.BirthDate,
                Phone = input.Phone,
                Nominator = input.Nominator,
                Position = position,
                Choice1 = input.Choices.ElementAtOrDefault(0),
                Choice2 = input.Choices.ElementAtOrDefault(1),
                Choice3 = input.Choices.ElementAtOrDefault(2),
            };
        return (person, new OnBehalf.Input { AskedBy = input.AskedBy, Way = way });
    }

    /// <summary>By its name in the program or by its Indonesian word; null where nothing was said.</summary>
    private static T? Word<T>(Refusals refusals, string? text, string field)
        where T : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        foreach (var word in Enum.GetValues<T>())
            if (Is(word.ToString(), text) || Is(Texts.Word(word), text))
                return word;
        refusals.Add(
            new Refusal(
                $"{field}.unknown",
                $"{field}: ditemukan “{text}”, seharusnya salah satu dari {string.Join(", ", Enum.GetNames<T>())}.",
                field
            )
        );
        return null;

        static bool Is(string one, string other) =>
            string.Equals(one, other.Trim(), StringComparison.OrdinalIgnoreCase);
    }

    private static NominationItem Item(NominationLine line) =>
        new(
            line.Nomination.Code,
            line.Name,
            line.MaskedNik,
            line.Nominator,
            line.Nomination.ChoiceList,
            line.Nomination.State,
            line.Decision,
            line.Nomination.ArrivedAt,
            line.Nomination.Source
        );

    private static Refusal Unknown => Refusal.NotFound($"Putaran tidak ditemukan.");
}
