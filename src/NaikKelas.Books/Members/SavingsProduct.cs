using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Members;

public enum SavingsKind
{
    /// <summary>Once, on joining; part of the co-op's own capital.</summary>
    [Display(Name = "Simpanan pokok")]
    Pokok,

    /// <summary>Each month; part of the co-op's own capital.</summary>
    [Display(Name = "Simpanan wajib")]
    Wajib,

    [Display(Name = "Simpanan sukarela")]
    Sukarela,

    [Display(Name = "Simpanan berjangka")]
    Berjangka,

    [Display(Name = "Simpanan hari raya")]
    HariRaya,
}

/// <summary>What interest of savings is taken of (anggaran rumah tangga).</summary>
public enum InterestMethod
{
    [Display(Name = "Tidak mendapat jasa")]
    None,

    [Display(Name = "Saldo terendah sebulan")]
    Lowest,

    [Display(Name = "Saldo rata-rata sebulan")]
    Average,

    [Display(Name = "Saldo harian")]
    Daily,
}

/// <summary>One kind of savings of a co-op (produk simpanan), by the account it is kept on.</summary>
internal sealed class SavingsProduct
{
    public required OrganisationId CooperativeId { get; init; }

    public required string AccountCode { get; init; }

    public required SavingsKind Kind { get; init; }

    /// <summary>Ends the numbers of its passbooks: 0012-W.</summary>
    public required string Letter { get; init; }

    /// <summary>Due once (pokok) or each month (wajib); zero: as much as the member likes.</summary>
    public Rupiah Amount { get; set; }

    /// <summary>What new passbooks may not be drawn below.</summary>
    public Rupiah Floor { get; set; }

    /// <summary>Interest in basis points a year: 600 is 6 %.</summary>
    public int Rate { get; set; }

    public InterestMethod Method { get; set; }

    /// <summary>A new member gets one without asking.</summary>
    public bool Opens { get; set; }

    public int Version { get; set; }
}

/// <summary>What <c>products.json</c> says: the products new books begin with.</summary>
internal sealed record SavingsDefaults(string Version, string Source, IReadOnlyList<SavingsDefault> Products)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    public static SavingsDefaults Current { get; } = Read();

    private static SavingsDefaults Read()
    {
        using var stream = typeof(SavingsDefaults).Assembly.GetManifestResourceStream(
            "members/products.json"
        )!;
        return JsonSerializer.Deserialize<SavingsDefaults>(stream, Options)!;
    }
}

internal sealed record SavingsDefault(
    string Account,
    SavingsKind Kind,
    string Letter,
    long Amount,
    bool Opens
);
