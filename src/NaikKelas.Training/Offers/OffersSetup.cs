using Microsoft.Extensions.DependencyInjection;

namespace NaikKelas.Training.Offers;

internal static class OffersSetup
{
    /// <summary>Offers and replacement: seats after publishing.</summary>
    public static IServiceCollection AddOffers(this IServiceCollection services) =>
        services
            .AddSingleton<PublishedRounds>()
            .AddScoped<SeatDesk>()
            .AddScoped<AnswerDesk>()
            .AddScoped<NoticeDesk>()
            .AddScoped<WaitingBook>()
            .AddScoped<SeatBook>()
            .AddScoped<SeatCards>()
            .AddScoped<AnswerOffer>()
            .AddScoped<AnswerOnBehalf>()
            .AddScoped<WithdrawByLink>()
            .AddScoped<AskForLink>()
            .AddScoped<ExpireOffers>()
            .AddScoped<RemindOffers>()
            .AddScoped<MarkTold>()
            .AddScoped<ChangeClass>()
            .AddScoped<ReplaceDecree>()
            .AddScoped<DecreeBook>()
            .AddScoped<OfferBoard>()
            .AddSingleton<OfferClock>()
            .AddHostedService(provider => provider.GetRequiredService<OfferClock>());
}
