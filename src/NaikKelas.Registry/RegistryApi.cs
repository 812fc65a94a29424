using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Registry;

/// <summary>The registry for programs: read only, cut to the asker's reach.</summary>
internal static class RegistryApi
{
    private const int SizeMax = 200;

    public sealed record OrganisationItem(
        OrganisationId Id,
        string Kind,
        string? Form,
        string Name,
        string RegionCode,
        string Status,
        string? NomorIndukKoperasi
    );

    /// <summary>One page, and how many there are in all.</summary>
    public sealed record OrganisationItems(int Total, int Page, IReadOnlyList<OrganisationItem> Items);

    internal static void Map(IEndpointRouteBuilder api)
    {
        var allow = new AllowAttribute(
            Role.Officer,
            Role.Verifier,
            Role.Head,
            Role.Administrator,
            Role.CoopBoard
        );
        api.MapGet("/organisations", ListAsync)
            .WithName("ListOrganisations")
            .WithSummary("List organisations by name, within reach")
            .WithTags("Registry")
            .WithMetadata(allow);
        api.MapGet("/organisations/{id}", FindAsync)
            .WithName("FindOrganisation")
            .WithSummary("One organisation")
            .WithTags("Registry")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithMetadata(allow);
    }

    private static async Task<Ok<OrganisationItems>> ListAsync(
        OrganisationDirectory directory,
        string? search,
        int? page,
        int? size,
        CancellationToken ct
    )
    {
        var number = Math.Max(1, page ?? 1);
        var (total, cards) = await directory.PageAsync(
            search ?? "",
            number,
            Math.Clamp(size ?? 50, 1, SizeMax),
            ct
        );
        return TypedResults.Ok(new OrganisationItems(total, number, [.. cards.Select(Item)]));
    }

    private static async Task<Results<Ok<OrganisationItem>, ProblemHttpResult>> FindAsync(
        OrganisationId id,
        OrganisationDirectory directory,
        Texts texts,
        CancellationToken ct
    ) =>
        await directory.FindWithinAsync(id, ct) is { } card
            ? TypedResults.Ok(Item(card))
            : Unknown.Organisation.ToProblem(texts);

    private static OrganisationItem Item(OrganisationCard card) =>
        new(
            card.Id,
            card.Kind.ToString(),
            card.Form?.ToString(),
            card.Name,
            card.RegionCode,
            card.Status.ToString(),
            card.NomorIndukKoperasi
        );
}
