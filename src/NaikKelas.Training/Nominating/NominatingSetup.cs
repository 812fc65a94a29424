using Microsoft.Extensions.DependencyInjection;

namespace NaikKelas.Training.Nominating;

/// <summary>Co-ops, pesantren and kabupaten/kota put people forward.</summary>
internal static class NominatingSetup
{
    public static IServiceCollection AddNominating(this IServiceCollection services) =>
        services
            .AddScoped<CallBook>()
            .AddScoped<CandidateBook>()
            .AddScoped<NominateMembers>()
            .AddScoped<WithdrawOwn>()
            .AddScoped<OwnCalls>()
            .AddScoped<Recommend>()
            .AddScoped<RecommendationBook>()
            .AddScoped<RequestBook>()
            .AddScoped<OriginBook>();
}
