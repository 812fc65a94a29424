using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Charts;

/// <summary>Begins a co-op's books: its chart, units and an empty chain.</summary>
internal sealed class OpenBooks(Db db, OrganisationDirectory organisations)
{
    /// <param name="CooperativeId">Whose books.</param>
    /// <param name="Template">ksp, kdmp, koppontren or consumer.</param>
    /// <param name="OpenedOn">The day the opening balances stand on; nothing is posted before it.</param>
    /// <param name="ApprovalFrom">From this amount on two people; null for never.</param>
    internal sealed record Input(
        OrganisationId CooperativeId,
        string Template,
        DateOnly OpenedOn,
        Rupiah? ApprovalFrom = null
    );

    public Task<Result<Kernel.Unit>> RunAsync(Input input, CancellationToken ct) =>
        db.RunAsync<Kernel.Unit>(
            async () =>
            {
                if (await organisations.FindWithinAsync(input.CooperativeId, ct) is not { } cooperative)
                    return Refusal.NotFound($"Koperasi tidak ditemukan.");
                if (cooperative.Kind is OrganisationKind.Pesantren or OrganisationKind.MicroEnterprise)
                    return new Refusal("no-cooperative", $"Hanya koperasi yang membuka pembukuan di sini.");
                if (ChartTemplates.Current.Find(input.Template) is not { } template)
                    return new Refusal(
                        "template",
                        $"Pilih bagan akun yang tersedia.",
                        nameof(input.Template)
                    );
                var books = db.Books;
                if (await books.AnyAsync(b => b.CooperativeId == input.CooperativeId, ct))
                    return Refusal.Conflict("books-open", $"Pembukuan koperasi ini sudah dibuka.");

                await db.ForCooperativeAsync(input.CooperativeId, ct);
                Add(input, template);
                return default(Kernel.Unit);
            },
            ct
        );

    private void Add(Input input, ChartTemplate template)
    {
        var id = input.CooperativeId;
        db.Add(
            new CooperativeBooks
            {
                CooperativeId = id,
                Template = template.Code,
                TemplateVersion = ChartTemplates.Current.Version,
                OpenedOn = input.OpenedOn,
                MainUnitCode = template.Units[0].Code,
                ApprovalFrom = input.ApprovalFrom ?? Rupiah.Zero,
            }
        );
        db.Add(new BookHead { CooperativeId = id });
        foreach (var unit in template.Units)
            db.Add(
                new BusinessUnit
                {
                    CooperativeId = id,
                    Code = unit.Code,
                    Name = unit.Name,
                }
            );
        var accounts = ChartTemplates.Current.AccountsOf(template).ToList();
        foreach (var product in SavingsDefaults.Current.Products)
            if (accounts.Exists(a => a.Code == product.Account))
                db.Add(
                    new SavingsProduct
                    {
                        CooperativeId = id,
                        AccountCode = product.Account,
                        Kind = product.Kind,
                        Letter = product.Letter,
                        Amount = new Rupiah(product.Amount),
                        Opens = product.Opens,
                    }
                );
        foreach (var account in accounts)
            db.Add(
                new Account
                {
                    CooperativeId = id,
                    Code = account.Code,
                    Name = account.Name,
                    Class = account.Class,
                    Line = account.Line,
                    Flow = account.Flow,
                    Cash = account.Cash,
                    Subledger = account.Subledger,
                }
            );
    }
}
