namespace NaikKelas.Tests.House;

/// <summary>What belongs to a co-op in the database; a test compares both lists with it.</summary>
internal static class CoopTables
{
    /// <summary>A co-op's own tables: those with row level security, which a test compares with the database.</summary>
    public static readonly IReadOnlySet<string> All = new HashSet<string>(StringComparer.Ordinal)
    {
        "accounts",
        "asset_depreciations",
        "asset_disposals",
        "balances",
        "bank_balances",
        "bank_lines",
        "book_heads",
        "book_proofs",
        "book_years",
        "budget_lines",
        "business_units",
        "capital_papers",
        "cash_counts",
        "filings",
        "finance_plans",
        "finance_purposes",
        "finance_texts",
        "fixed_assets",
        "goods",
        "journal_attachments",
        "journal_counters",
        "journal_lines",
        "journal_requests",
        "journals",
        "loan_approvals",
        "loan_instalments",
        "loan_payments",
        "loan_products",
        "loan_recoveries",
        "loan_request_approvals",
        "loan_requests",
        "loan_sheets",
        "loans",
        "lpj_texts",
        "member_access",
        "member_corrections",
        "member_sessions",
        "members",
        "opening_amounts",
        "opening_savings",
        "outlet_trades",
        "periods",
        "rat_attendances",
        "rat_decisions",
        "rat_signatures",
        "rat_terms",
        "rats",
        "savings_products",
        "savings_terms",
        "shu_article_funds",
        "shu_articles",
        "shu_divisions",
        "shu_parts",
        "spread_costs",
        "spread_shares",
        "stock_moves",
        "stock_take_lines",
        "stock_takes",
        "subledger_accounts",
    };

    /// <summary>What sums over many co-ops may read without naming one.</summary>
    public static readonly IReadOnlySet<string> Rollups = new HashSet<string>(StringComparer.Ordinal)
    {
        "accounts",
        "balances",
        "book_heads",
        "filings",
        "periods",
    };
}
