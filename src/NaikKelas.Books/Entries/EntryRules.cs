using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Entries;

/// <summary>From everyday words to debit and credit. What only the ledger knows, it refuses itself.</summary>
internal static class EntryRules
{
    public static Result<NewJournal> JournalOf(string key, EntryBody body, EntryFacts facts)
    {
        if (
            EntryTemplates.Current.For(facts.Chart).FirstOrDefault(t => t.Code == body.Template)
            is not { } template
        )
            return new Refusal(
                "template",
                $"Jenis transaksi ini tidak ada di koperasi ini. Pilih dari tombol yang tersedia.",
                nameof(body.Template)
            );
        var wrong = Check(template, body, facts);
        if (wrong.Any)
            return wrong;
        var unit = body.Unit ?? UnitOf(template, facts);
        return new NewJournal(
            key,
            body.Date!.Value,
            DescriptionOf(template, body, facts),
            [.. Lines(template, body, facts)],
            UnitCode: unit,
            Template: template.Code
        );
    }

    /// <summary>The unit an act belongs to where nobody says another.</summary>
    public static string UnitOf(EntryTemplate template, EntryFacts facts) =>
        template.Unit is { } own && facts.Units.Contains(own, StringComparer.Ordinal) ? own : facts.MainUnit;

    private static Refusals Check(EntryTemplate template, EntryBody body, EntryFacts facts)
    {
        var wrong = new Refusals();
        wrong.When(
            template.Rows is not null && body.Row is null,
            "row",
            $"Pilih anggota dan simpanannya.",
            nameof(body.Row)
        );
        wrong.When(
            template.Rows is not null && body.Row is not null && facts.Row is null,
            "unknown-row",
            $"Rekening simpanan ini tidak ditemukan di koperasi ini. Pilih anggota lagi.",
            nameof(body.Row)
        );
        wrong.When(
            facts.Row is { } row && template.Rows?.Contains(row.AccountCode, StringComparer.Ordinal) == false,
            "row-kind",
            $"Jenis simpanan ini tidak untuk transaksi ini. Pilih simpanan lain.",
            nameof(body.Row)
        );
        wrong.When(
            template.Choices is { } choices
                && (body.Account is null || !choices.Contains(body.Account, StringComparer.Ordinal)),
            "choice",
            $"Pilih untuk apa uang ini.",
            nameof(body.Account)
        );
        wrong.When(
            template.Party && body.Party is not (Party.Member or Party.NonMember),
            "party",
            $"Pilih anggota atau bukan anggota.",
            nameof(body.Party)
        );
        wrong.When(
            body.Unit is { } unit && !facts.Units.Contains(unit, StringComparer.Ordinal),
            "unknown-unit",
            $"Unit usaha tidak dikenal di koperasi ini.",
            nameof(body.Unit)
        );
        wrong.When(
            body.Amount is not > 0,
            "amount",
            $"Isi jumlah uang lebih dari nol, dalam rupiah tanpa sen.",
            nameof(body.Amount)
        );
        wrong.When(
            body.Cost is < 0,
            "cost",
            $"Harga pokok tidak boleh kurang dari nol. Kosongkan bila belum tahu.",
            nameof(body.Cost)
        );
        wrong.When(body.Date is null, "date", $"Isi tanggal transaksi.", nameof(body.Date));
        return wrong;
    }

    private static IEnumerable<NewLine> Lines(EntryTemplate template, EntryBody body, EntryFacts facts)
    {
        foreach (var line in template.Lines)
        {
            var amount = line.Of == AmountOf.Cost ? (template.Cost ? body.Cost ?? 0 : 0) : body.Amount!.Value;
            if (amount == 0)
                continue;
            var saved = line.Account == TemplateLine.Row ? facts.Row : null;
            yield return new NewLine(
                AccountOf(line, body, facts),
                new Rupiah(line.Side == Side.Debit ? amount : -amount),
                Party: line.Party ? body.Party!.Value
                    : saved is null ? Party.None
                    : Party.Member,
                MemberId: saved?.MemberId,
                SubledgerId: saved?.Id
            );
        }
    }

    private static string AccountOf(TemplateLine line, EntryBody body, EntryFacts facts) =>
        line.Account switch
        {
            TemplateLine.Row => facts.Row!.AccountCode,
            TemplateLine.Choice => body.Account!,
            _ when line.NonMember is { } other && body.Party == Party.NonMember => other,
            var fixedCode => fixedCode,
        };

    private static string DescriptionOf(EntryTemplate template, EntryBody body, EntryFacts facts)
    {
        if (!string.IsNullOrWhiteSpace(body.Description))
            return body.Description.Trim();
        var account = facts.Row?.AccountCode ?? body.Account ?? "";
        return template
            .Description.Replace(
                "{account}",
                facts.Accounts.GetValueOrDefault(account, account),
                StringComparison.Ordinal
            )
            .Replace("{member}", facts.Row?.Member ?? "", StringComparison.Ordinal);
    }
}
