using NaikKelas.Books.Ledger;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Members;

/// <summary>A member (anggota) in the co-op's register (buku daftar anggota, UU 25/1992 art. 17).</summary>
internal sealed class Member
{
    public required OrganisationId CooperativeId { get; init; }

    public required MemberId Id { get; init; }

    /// <summary>The number in the register; unique within the co-op.</summary>
    public required string Number { get; init; }

    public required string Name { get; set; }

    /// <summary>The name as it is searched: upper case, single blanks, without punctuation.</summary>
    public required string NameKey { get; set; }

    /// <summary>Stored as 62….</summary>
    public string? Phone { get; set; }

    /// <summary>Hamlet or group: how the collection round goes through the village.</summary>
    public string? Neighbourhood { get; set; }

    /// <summary>Who inherits (ahli waris).</summary>
    public string? Heir { get; set; }

    public required DateOnly JoinedOn { get; init; }

    public DateOnly? LeftOn { get; set; }

    public int Version { get; set; }
}
