using Microsoft.Extensions.DependencyInjection;

namespace NaikKelas.Books.Members;

internal static class MembersSetup
{
    public static IServiceCollection AddMembers(this IServiceCollection services) =>
        services
            .AddScoped<MemberBook>()
            .AddScoped<RegisterMembers>()
            .AddScoped<ChangeMember>()
            .AddScoped<SaveProducts>();
}
