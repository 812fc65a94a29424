using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Loans;

/// <summary>
/// Use case: what those who decide want to know of somebody who asks for a loan (5C): a mark and a word each, who stands in,
/// what secures it. It may be mended until the loan is decided.
/// </summary>
internal sealed class SaveLoanSheet(Db db, AgencyClock clock, Actor actor)
{
    public sealed record Input
    {
        /// <summary>Of what was read; nothing where none was written.</summary>
        public int? Version { get; init; }

        [Display(Name = "Watak: jujur, menepati janji")]
        public int? CharacterMark { get; init; }

        [Display(Name = "Catatan watak")]
        public string? CharacterNote { get; init; }

        [Display(Name = "Kemampuan: penghasilan untuk mengangsur")]
        public int? CapacityMark { get; init; }

        [Display(Name = "Catatan kemampuan")]
        public string? CapacityNote { get; init; }

        [Display(Name = "Modal: simpanan dan harta sendiri")]
        public int? CapitalMark { get; init; }

        [Display(Name = "Catatan modal")]
        public string? CapitalNote { get; init; }

        [Display(Name = "Jaminan: mudah dijual, cukup nilainya")]
        public int? CollateralMark { get; init; }

        [Display(Name = "Catatan jaminan")]
        public string? CollateralNote { get; init; }

        [Display(Name = "Keadaan: usaha, musim, pasar")]
        public int? ConditionMark { get; init; }

        [Display(Name = "Catatan keadaan")]
        public string? ConditionNote { get; init; }

        [Display(Name = "Penanggung")]
        public string? Guarantors { get; init; }

        [Display(Name = "Benda jaminan")]
        public string? SecurityKind { get; init; }

        [Display(Name = "Taksiran nilai jaminan")]
        public Rupiah? SecurityValue { get; init; }

        public static Input Of(LoanSheet sheet) =>
            new()
            {
                Version = sheet.Version,
                CharacterMark = sheet.CharacterMark,
                CharacterNote = sheet.CharacterNote,
                CapacityMark = sheet.CapacityMark,
                CapacityNote = sheet.CapacityNote,
                CapitalMark = sheet.CapitalMark,
                CapitalNote = sheet.CapitalNote,
                CollateralMark = sheet.CollateralMark,
                CollateralNote = sheet.CollateralNote,
                ConditionMark = sheet.ConditionMark,
                ConditionNote = sheet.ConditionNote,
                Guarantors = sheet.Guarantors,
                SecurityKind = sheet.SecurityKind,
                SecurityValue = sheet.SecurityValue,
            };
    }

    /// <returns>The loan; refused with all that is wrong, and once the loan was decided (<c>loan-decided</c>).</returns>
    public Task<Result<LoanId>> RunAsync(BooksCard books, LoanId id, Input input, CancellationToken ct) =>
        db.RunAsync<LoanId>(
            async () =>
            {
                var cooperative = books.CooperativeId;
                await db.HoldBooksAsync(cooperative, ct);
                if (
                    await db
                        .Loans.AsNoTracking()
                        .SingleOrDefaultAsync(l => l.CooperativeId == cooperative && l.Id == id, ct)
                    is not { } loan
                )
                    return Refusal.NotFound($"Pinjaman tidak ditemukan.");
                if (loan.State != LoanState.Applied)
                    return Refusal.Conflict(
                        "loan-decided",
                        $"Permohonan {loan.Number} sudah diputuskan. Muat ulang halaman ini."
                    );
                var sheet = await db.LoanSheets.SingleOrDefaultAsync(
                    s => s.CooperativeId == cooperative && s.LoanId == id,
                    ct
                );
                if (sheet?.Version != input.Version)
                    return Refusal.Conflict(
                        "stale",
                        $"Penilaian ini sudah diubah orang lain. Muat ulang halaman ini."
                    );
                var wrong = Check(input);
                if (wrong.Any)
                    return wrong;
                if (sheet is null)
                {
                    sheet = new LoanSheet { CooperativeId = cooperative, LoanId = id };
                    db.LoanSheets.Add(sheet);
                }
                else
                    sheet.Version++;
                Set(sheet, input);
                (sheet.WrittenOn, sheet.WrittenBy) = (clock.Today, actor.UserId);
                return id;
            },
            ct
        );

    private static Refusals Check(Input input)
    {
        var wrong = new Refusals();
        Mark(input.CharacterMark, nameof(input.CharacterMark));
        Note(input.CharacterNote, nameof(input.CharacterNote));
        Mark(input.CapacityMark, nameof(input.CapacityMark));
        Note(input.CapacityNote, nameof(input.CapacityNote));
        Mark(input.CapitalMark, nameof(input.CapitalMark));
        Note(input.CapitalNote, nameof(input.CapitalNote));
        Mark(input.CollateralMark, nameof(input.CollateralMark));
        Note(input.CollateralNote, nameof(input.CollateralNote));
        Mark(input.ConditionMark, nameof(input.ConditionMark));
        Note(input.ConditionNote, nameof(input.ConditionNote));
        wrong.When(
            input.Guarantors?.Length > 500,
            "guarantors",
            $"Penanggung: paling panjang 500 huruf.",
            nameof(input.Guarantors)
        );
        Note(input.SecurityKind, nameof(input.SecurityKind));
        wrong.When(
            input.SecurityValue < Rupiah.Zero,
            "security",
            $"Taksiran nilai jaminan: isi nol atau lebih.",
            nameof(input.SecurityValue)
        );
        wrong.When(
            input.SecurityValue is not null && Word(input.SecurityKind) is null,
            "security",
            $"Sebutkan benda jaminannya.",
            nameof(input.SecurityKind)
        );
        return wrong;

        void Mark(int? mark, string field) =>
            wrong.When(mark is not (>= 1 and <= 5), "mark", $"Beri nilai 1 sampai 5.", field);

        void Note(string? note, string field) =>
            wrong.When(note?.Trim().Length > 200, "note", $"Paling panjang 200 huruf.", field);
    }

    private static void Set(LoanSheet sheet, Input input)
    {
        (sheet.CharacterMark, sheet.CharacterNote) = (input.CharacterMark!.Value, Word(input.CharacterNote));
        (sheet.CapacityMark, sheet.CapacityNote) = (input.CapacityMark!.Value, Word(input.CapacityNote));
        (sheet.CapitalMark, sheet.CapitalNote) = (input.CapitalMark!.Value, Word(input.CapitalNote));
        (sheet.CollateralMark, sheet.CollateralNote) = (
            input.CollateralMark!.Value,
            Word(input.CollateralNote)
        );
        (sheet.ConditionMark, sheet.ConditionNote) = (input.ConditionMark!.Value, Word(input.ConditionNote));
        sheet.Guarantors = Word(input.Guarantors);
        (sheet.SecurityKind, sheet.SecurityValue) = (Word(input.SecurityKind), input.SecurityValue);
    }

    private static string? Word(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
