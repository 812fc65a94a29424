using NaikKelas.Documents.Sheets;
using NaikKelas.Kernel;

namespace NaikKelas.Training.Nominations;

/// <summary>The nominations of a round as a file; the NIK stays masked.</summary>
internal static class NominationFiles
{
    private static readonly SheetHeading[] Headings =
    [
        new("Kode"),
        new("Nama", Width: 30),
        new("NIK", Width: 20),
        new("Koperasi pengusul", Width: 34),
        new("Pilihan 1"),
        new("Pilihan 2"),
        new("Pilihan 3"),
        new("Status", Width: 18),
        new("Masuk", Width: 20),
        new("Sumber", Width: 24),
    ];

    public static SheetFile Of(IReadOnlyList<NominationLine> lines, AgencyClock clock) =>
        new(
            "Usulan",
            Headings,
            sheet =>
            {
                foreach (var line in lines)
                    sheet.Row(
                        line.Nomination.Code,
                        line.Name,
                        line.MaskedNik ?? "",
                        line.Nominator,
                        Choice(line, 0),
                        Choice(line, 1),
                        Choice(line, 2),
                        Texts.Word(line.Word),
                        clock
                            .Local(line.Nomination.ArrivedAt)
                            .ToString("yyyy-MM-dd HH.mm.ss", Texts.Indonesian),
                        line.Nomination.Source
                    );
            }
        );

    private static string Choice(NominationLine line, int index) =>
        line.Nomination.ChoiceList is var choices && index < choices.Count ? choices[index] : "";
}
