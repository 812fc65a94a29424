using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Journals;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Outlets;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Entries;

/// <summary>What is shown, printed on a 58 mm roll, or sent to the member; and for a minute the way to take it back.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class ReceiptModel(
    BooksReach reach,
    JournalBook journals,
    OutletBook outlets,
    UndoEntry undo,
    AgencyClock clock,
    Actor actor
) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    public JournalPaper Paper { get; private set; } = null!;

    /// <summary>What was bought or sold; null where it was no business of an outlet.</summary>
    public TradePaper? Trade { get; private set; }

    /// <summary>Of a sale what was paid for it, not what its lines add up to with the cost.</summary>
    public Rupiah Amount => Trade?.Trade.Total ?? Paper.Amount;

    /// <summary>Where the next of the same kind is entered.</summary>
    public string Next =>
        Trade is { Trade: { Kind: StockMoveKind.Sale } sale }
            ? $"/pembukuan/{Books.CooperativeId.Value}/gerai/{sale.UnitCode}/jual"
            : $"/pembukuan/{Books.CooperativeId.Value}/catat";

    /// <summary>Seconds left to undo; nothing where it is not theirs to undo.</summary>
    public int UndoLeft { get; private set; }

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

    public async Task<IActionResult> OnGetAsync(Guid cooperative, long seq, CancellationToken ct) =>
        await LoadAsync(cooperative, seq, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnGetPdfAsync(Guid cooperative, long seq, CancellationToken ct) =>
        await LoadAsync(cooperative, seq, ct)
            ? File(
                ReceiptPaper.Of(Books.Name, Paper, Trade, clock.Local(Paper.Journal.PostedAt)),
                "application/pdf",
                $"bukti-{Paper.Reference.Replace('/', '-')}.pdf"
            )
            : NotFound();

    public async Task<IActionResult> OnPostUndoAsync(Guid cooperative, long seq, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, seq, ct) || !Treasurer)
            return NotFound();
        var undone = await undo.RunAsync(Books, seq, ct);
        return undone.Refused
            ? this.Again(undone)
            : this.Done($"{Paper.Reference} sudah dibatalkan dengan {undone.Value.Reference}.", Next);
    }

    /// <summary>The treasurer's own WhatsApp opens with the words filled in; where the number is known, to the member.</summary>
    public string WhatsApp =>
        $"https://wa.me/{Paper.Phone}?text={Uri.EscapeDataString(string.Join('\n', Books.Name, Paper.Reference, Say.LongDate(Paper.Journal.Date), Paper.Journal.Description, Say.Rupiah(Amount)))}";

    private async Task<bool> LoadAsync(Guid cooperative, long seq, CancellationToken ct)
    {
        if (
            await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books
            || await journals.FindAsync(books, seq, ct) is not { } paper
        )
            return false;
        (Books, Paper) = (books, paper);
        Trade = await outlets.TradeAsync(books, seq, ct);
        var journal = paper.Journal;
        if (
            Treasurer
            && paper.ReversedBy is null
            && journal.Kind == JournalKind.Entry
            && journal.PostedBy == actor.UserId
        )
            UndoLeft = Math.Max(0, UndoEntry.Left(journal.PostedAt, clock.UtcNow));
        return true;
    }
}
