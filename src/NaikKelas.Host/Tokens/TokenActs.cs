using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Places;

namespace NaikKelas.Host.Tokens;

/// <summary>A token just made: the text is told once and kept nowhere.</summary>
internal sealed record MadeToken(ApiTokenId Id, string Text);

/// <summary>Use cases: make and revoke one's own tokens (token API).</summary>
internal sealed class TokenActs(Db db, Actor actor, AgencyClock clock, Regions regions)
{
    /// <summary>Longest life of a token: somebody must look again once a year.</summary>
    private const int DaysMax = 366;
    private const int NameMax = 100;

    public sealed record Input
    {
        [Display(Name = "Untuk apa")]
        public string? Name { get; init; }

        [Display(Name = "Berlaku sampai")]
        public DateOnly? ExpiresOn { get; init; }

        [Display(Name = "Batasi pada wilayah")]
        public string? RegionCode { get; init; }

        /// <summary>Names of <see cref="ApiScope"/>.</summary>
        [Display(Name = "Boleh dipakai untuk")]
        public IReadOnlyList<string> Scopes { get; init; } = new List<string>();
    }

    /// <summary>All there are, in the order of the rooms.</summary>
    public static IReadOnlyList<ApiScope> Known { get; } = [.. Modules.WithHost.SelectMany(m => m.ApiScopes)];

    public Task<Result<MadeToken>> MakeAsync(Input input, CancellationToken ct) =>
        db.RunAsync(() => Task.FromResult(Make(input)), ct);

    public Task<Result<Unit>> RevokeAsync(ApiTokenId id, CancellationToken ct) =>
        db.RunAsync<Unit>(
            async () =>
            {
                var own = new UserId(actor.UserId!.Value);
                var tokens = db.ApiTokens;
                if (
                    await tokens.SingleOrDefaultAsync(t => t.Id == id && t.UserId == own, ct) is not { } token
                )
                    return Refusal.NotFound($"Token tidak ditemukan.");
                token.RevokedAt ??= clock.UtcNow;
                return new Unit();
            },
            ct
        );

    private Result<MadeToken> Make(Input input)
    {
        var scopes = Known.Where(s => input.Scopes.Contains(s.Name, StringComparer.Ordinal)).ToList();
        var name = input.Name?.Trim() ?? "";
        var region = input.RegionCode?.Trim() is { Length: > 0 } code ? code : null;
        var last = clock.Today.AddDays(DaysMax);
        var refusals = new Refusals();
        refusals.When(
            name.Length is 0 or > NameMax,
            "token.name",
            $"Tulis untuk apa token ini, paling banyak {NameMax} huruf.",
            nameof(input.Name)
        );
        refusals.When(
            input.ExpiresOn is not { } until || until < clock.Today || until > last,
            "token.expires",
            $"Berlaku sampai: isi tanggal dari {clock.Today} sampai {last}.",
            nameof(input.ExpiresOn)
        );
        refusals.When(
            region is not null && (regions.Find(region) is null || !actor.Reaches(region)),
            "token.region",
            $"Batasi pada wilayah: ditemukan “{region}”, seharusnya kode wilayah di dalam wilayah kerja Anda.",
            nameof(input.RegionCode)
        );
        refusals.When(
            scopes.Count == 0 || scopes.Count < input.Scopes.Distinct(StringComparer.Ordinal).Count(),
            "token.scopes",
            $"Boleh dipakai untuk: pilih sekurang-kurangnya satu dari daftar.",
            nameof(input.Scopes)
        );
        if (refusals.Any)
            return refusals;
        var text = TokenText.Make();
        var token = new ApiToken
        {
            Id = Ids.New<ApiTokenId>(),
            UserId = new UserId(actor.UserId!.Value),
            Name = name,
            Hash = TokenText.HashOf(text),
            RegionCode = region,
            Scopes = string.Join(' ', scopes.Select(s => s.Name)),
            ExpiresOn = input.ExpiresOn!.Value,
            CreatedAt = clock.UtcNow,
        };
        db.ApiTokens.Add(token);
        return new MadeToken(token.Id, text);
    }
}
