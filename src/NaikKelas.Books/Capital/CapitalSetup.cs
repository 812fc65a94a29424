using Microsoft.Extensions.DependencyInjection;

namespace NaikKelas.Books.Capital;

internal static class CapitalSetup
{
    public static IServiceCollection AddCapital(this IServiceCollection services)
    {
        // Wrong data stop the program when it starts, not a board at its desk.
        _ = CapitalPractice.Current;
        return services
            .AddScoped<CapitalBook>()
            .AddScoped<SaveFinancePlan>()
            .AddScoped<AttachCapitalPaper>()
            .AddScoped<SaveProposalText>()
            .AddScoped<MakeProposal>();
    }
}
