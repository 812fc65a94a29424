using Microsoft.AspNetCore.Routing;
using NaikKelas.Books.Entries;
using NaikKelas.Books.Outlets;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books;

internal static class BooksApi
{
    internal static readonly ApiScope Read = new("books:read", "Membaca pembukuan");
    internal static readonly ApiScope Write = new("books:write", "Mencatat transaksi");

    internal static readonly IReadOnlyList<ApiScope> Scopes = [Read, Write];

    internal static void Map(IEndpointRouteBuilder api)
    {
        EntriesApi.Map(api);
        OutletsApi.Map(api);
    }
}
