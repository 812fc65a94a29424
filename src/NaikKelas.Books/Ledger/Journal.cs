using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Ledger;

public enum JournalKind
{
    [Display(Name = "Transaksi")]
    Entry,

    [Display(Name = "Saldo awal")]
    Opening,

    [Display(Name = "Pembatalan")]
    Reversal,

    [Display(Name = "Penyesuaian")]
    Adjustment,
}

/// <summary>With whom a business was done: the statement of income keeps the two apart (SAK EP practice of co-ops).</summary>
public enum Party
{
    None,

    [Display(Name = "Anggota")]
    Member,

    [Display(Name = "Non-anggota")]
    NonMember,
}

/// <summary>A posted journal. Never changed, never deleted: a mistake is answered by a reversal.</summary>
internal sealed class Journal
{
    public required OrganisationId CooperativeId { get; init; }

    /// <summary>Its place in the co-op's chain: 1, 2, 3 … in the order of posting.</summary>
    public required long Seq { get; init; }

    public required string UnitCode { get; init; }

    /// <summary>The year of <see cref="Date"/>.</summary>
    public required int Year { get; init; }

    /// <summary>Runs without gaps within the co-op, the unit and the year of <see cref="Date"/>.</summary>
    public required int Number { get; init; }

    public required DateOnly Date { get; init; }

    public required JournalKind Kind { get; init; }

    public required string Description { get; init; }

    /// <summary>The template of everyday entry it was made by.</summary>
    public string? Template { get; init; }

    /// <summary>The <see cref="Seq"/> of the journal that this one takes back.</summary>
    public long? Reverses { get; init; }

    /// <summary>The idempotency key: sending it again posts nothing again.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of what was asked to be posted.</summary>
    public required byte[] Content { get; init; }

    /// <summary>SHA-256 over the previous journal's hash and this journal.</summary>
    public required byte[] Hash { get; init; }

    public Guid? PostedBy { get; init; }

    public required DateTime PostedAt { get; init; }

    public List<JournalLine> Lines { get; init; } = [];
}

/// <summary>One line: so much into or out of one account.</summary>
internal sealed class JournalLine
{
    public required OrganisationId CooperativeId { get; init; }

    public required long Seq { get; init; }

    public required int LineNo { get; init; }

    public required string AccountCode { get; init; }

    /// <summary>Debit positive, credit negative, never zero.</summary>
    public required Rupiah Amount { get; init; }

    public required string UnitCode { get; init; }

    public Party Party { get; init; }

    public MemberId? MemberId { get; init; }

    public SubledgerId? SubledgerId { get; init; }

    /// <summary>The journal's date, so that an account is read in its order without the journals.</summary>
    public required DateOnly Date { get; init; }

    public string? Memo { get; init; }
}

/// <summary>The last number given to a unit's journals of one year.</summary>
internal sealed class JournalCounter
{
    public required OrganisationId CooperativeId { get; init; }

    public required string UnitCode { get; init; }

    public required int Year { get; init; }

    public int Last { get; init; }
}

/// <summary>What went into and out of an account in a month: kept by the posting itself.</summary>
internal sealed class Balance
{
    public required OrganisationId CooperativeId { get; init; }

    public required string AccountCode { get; init; }

    public required int Month { get; init; }

    public required string UnitCode { get; init; }

    public required Party Party { get; init; }

    public Rupiah Debit { get; init; }

    public Rupiah Credit { get; init; }

    /// <summary>What this account explains of the change in cash: its lines, turned round, in journals that touch cash.</summary>
    public Rupiah Cash { get; init; }
}

public enum SubledgerState
{
    [Display(Name = "Aktif")]
    Open,

    /// <summary>Takes in, gives nothing out.</summary>
    [Display(Name = "Diblokir")]
    Blocked,

    [Display(Name = "Ditutup")]
    Closed,
}

/// <summary>One row of a sub-ledger. Its balance moves with the journals, is never negative, and is not drawn below the floor.</summary>
internal sealed class SubledgerAccount
{
    public required OrganisationId CooperativeId { get; init; }

    public required SubledgerId Id { get; init; }

    public required string AccountCode { get; init; }

    public MemberId? MemberId { get; init; }

    /// <summary>As printed in the passbook; unique within the co-op.</summary>
    public required string Number { get; init; }

    /// <summary>1 where a debit raises it (a loan), −1 where a credit does (savings).</summary>
    public required int Sign { get; init; }

    public SubledgerState State { get; set; }

    /// <summary>In the account's own direction: what the co-op owes the saver.</summary>
    public Rupiah Balance { get; init; }

    /// <summary>Nothing is drawn below this (minimum balance, security for a loan); paying in is always welcome.</summary>
    public Rupiah Floor { get; set; }
}
