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
    public sealed record OrganisationItem(
        OrganisationId Id,
        string Kind,
        string? Form,
        string Name,
        string RegionCode,
        string Status,
        string? NomorIndukKoperasi
    );

    /// <summary>The last row of a page: name key and id.</summary>
    internal sealed record OrganisationKey(string NameKey, Guid Id);

    public static readonly ApiScope Read = new("registry:read", "Membaca data induk koperasi");

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
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithMetadata(allow, Read);
        api.MapGet("/organisations/{id}", FindAsync)
            .WithName("FindOrganisation")
            .WithSummary("One organisation")
            .WithTags("Registry")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithMetadata(allow, Read);
    }

    private static async Task<Results<Ok<CursorPage<OrganisationItem>>, ProblemHttpResult>> ListAsync(
        OrganisationDirectory directory,
        Texts texts,
        HttpRequest request,
        string? search,
        string? cursor,
        int? limit,
        CancellationToken ct
    )
    {
        var start = Cursor.Read<OrganisationKey>(cursor);
        if (start.Refused)
            return start.ToProblem(texts);
        var size = Cursor.Limit(limit);
        var rows = await directory.PageAsync(search ?? "", start.Value.After, size + 1, ct);
        return TypedResults.Ok(
            Cursor.Page(
                request,
                rows,
                size,
                r => new OrganisationKey(r.NameKey, r.Card.Id.Value),
                r => Item(r.Card)
            )
        );
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
