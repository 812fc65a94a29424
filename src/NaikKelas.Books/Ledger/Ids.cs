using NaikKelas.Kernel;

namespace NaikKelas.Books.Ledger;

/// <summary>A member of one co-op. Unique together with the co-op, which stands first in every key.</summary>
public readonly record struct MemberId(Guid Value) : IId<MemberId>
{
    public static MemberId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out MemberId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>One row of a sub-ledger (buku pembantu): a member's savings account, later a loan.</summary>
public readonly record struct SubledgerId(Guid Value) : IId<SubledgerId>
{
    public static SubledgerId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out SubledgerId id) =>
        Ids.TryParse(s, out id);
}
