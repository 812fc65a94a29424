using NaikKelas.Training.Nominations;
using NaikKelas.Training.Offers;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Demo;

/// <summary>
/// Invitations as they are answered: most say yes by link, one says no by link and one by telephone, two say nothing
/// until it is too late, one gives the seat back yesterday. Each seat goes on to the next by the round's own rule.
/// </summary>
internal sealed class SeatPlay(Stage stage, IReadOnlyList<DemoNomination> sent)
{
    private const string Officer = DemoLogins.JombangOfficer;
    private const int Silent = 2;
    private const int PhoneDigits = 4;

    public async Task PlayAsync(RoundId round, int published, CancellationToken ct)
    {
        var ids = await stage.AskAsync<NominationBook, IReadOnlyDictionary<string, NominationId>>(
            Officer,
            book => book.IdsAsync(round, ct),
            ct
        );
        var invited = await SeatsAsync(round, ct);
        stage.SetTime(SmallRound.Ago(published - 1, 19));
        await AnswerAsync(ids, invited[0].Code, accepts: false, ct);
        await stage.ActAsync<AnswerOnBehalf, Answered>(
            Officer,
            answer =>
                answer.RunAsync(
                    round,
                    invited[1].Code,
                    accepts: false,
                    new AnswerOnBehalf.Input
                    {
                        How = AnswerWay.Phone,
                        Note = "Menjaga orang tua yang sakit; disampaikan lewat telepon",
                    },
                    ct
                ),
            ct
        );
        stage.SetTime(SmallRound.Ago(published - 2, 20));
        foreach (var seat in invited.Skip(2).SkipLast(Silent))
            await AnswerAsync(ids, seat.Code, accepts: true, ct);
        foreach (var seat in (await SeatsAsync(round, ct)).Where(s => s.IsReplacement))
            await AnswerAsync(ids, seat.Code, accepts: true, ct);
        stage.SetTime(SmallRound.Ago(published - 8, 1));
        await stage.ActAsync<ExpireOffers, int>(null, e => e.RunAsync(round, ct), ct);
        stage.SetTime(SmallRound.Ago(published - 9, 8));
        var open = (await SeatsAsync(round, ct)).Where(s => s.State == OfferState.Offered).ToList();
        foreach (var seat in open.Skip(1))
            await AnswerAsync(ids, seat.Code, accepts: true, ct);
        stage.SetTime(SmallRound.Ago(1, 12));
        await AnswerAsync(ids, invited[2].Code, accepts: false, ct);
        foreach (
            var notice in (
                await stage.AskAsync<OfferBoard, IReadOnlyList<OfferNoticeId>>(
                    Officer,
                    b => b.ToTellAsync(round, ct),
                    ct
                )
            ).SkipLast(1)
        )
            await stage.ActAsync<MarkTold, Kernel.Unit>(Officer, m => m.RunAsync(round, notice, ct), ct);
    }

    private Task<IReadOnlyList<SeatOfRound>> SeatsAsync(RoundId round, CancellationToken ct) =>
        stage.AskAsync<OfferBoard, IReadOnlyList<SeatOfRound>>(
            Officer,
            board => board.SeatsAsync(round, ct),
            ct
        );

    /// <summary>By the link, proven with the end of the number that the sheet gave for this code.</summary>
    private Task<Answered> AnswerAsync(
        IReadOnlyDictionary<string, NominationId> ids,
        string code,
        bool accepts,
        CancellationToken ct
    )
    {
        var person = sent.Where((_, i) => SmallRound.CodeAt(i) == code).Single().Person;
        return stage.ActAsync<AnswerOffer, Answered>(
            null,
            answer =>
                answer.RunAsync(
                    ids[code],
                    accepts,
                    new AnswerOffer.Input { PhoneEnd = person.Phone[^PhoneDigits..] },
                    ct
                ),
            ct
        );
    }
}
