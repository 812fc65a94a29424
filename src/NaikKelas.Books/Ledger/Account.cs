using System.ComponentModel.DataAnnotations;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Ledger;

public enum AccountClass
{
    [Display(Name = "Aset")]
    Asset,

    [Display(Name = "Kewajiban")]
    Liability,

    [Display(Name = "Ekuitas")]
    Equity,

    [Display(Name = "Pendapatan")]
    Income,

    [Display(Name = "Beban")]
    Expense,
}

/// <summary>Which sub-ledger stands behind an account. A line on such an account names whose it is.</summary>
public enum Subledger
{
    None,

    [Display(Name = "Simpanan")]
    Savings,

    [Display(Name = "Pinjaman")]
    Loans,

    /// <summary>Goods of an outlet: what each is worth.</summary>
    [Display(Name = "Kartu stok")]
    Stock,

    /// <summary>What a member owes an outlet.</summary>
    [Display(Name = "Kartu bon")]
    Receivables,
}

/// <summary>One account of a co-op's chart (akun).</summary>
internal sealed class Account
{
    public required OrganisationId CooperativeId { get; init; }

    /// <summary>1-1101; sorts as the chart reads.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    public required AccountClass Class { get; init; }

    /// <summary>The line of the statements it adds to: see <c>charts.json</c>.</summary>
    public required string Line { get; set; }

    /// <summary>The line of the cash flow statement that its counterpart in cash belongs to. Empty for cash itself.</summary>
    public required string Flow { get; set; }

    /// <summary>Cash and bank: what the cash flow statement explains.</summary>
    public bool Cash { get; init; }

    public Subledger Subledger { get; init; }

    public bool Active { get; set; } = true;

    public int Version { get; set; }
}
