using NaikKelas.Documents.Pdf;
using NaikKelas.Registry.Agencies;

namespace NaikKelas.Training.Results;

/// <summary>What the agency's letterhead and its signature carry.</summary>
/// <param name="Government">"PEMERINTAH KOTA BLITAR".</param>
/// <param name="Agency">"Dinas Koperasi dan Usaha Mikro".</param>
/// <param name="Address">One line.</param>
/// <param name="City">Where its papers are signed.</param>
/// <param name="HeadName">With titles.</param>
/// <param name="HeadTitle">"Kepala Dinas Koperasi dan Usaha Mikro".</param>
/// <param name="HeadNip">18 digits.</param>
internal sealed record PaperHead(
    string Government,
    string Agency,
    string Address,
    string City,
    string HeadName,
    string HeadTitle,
    string? HeadNip
)
{
    public static PaperHead Of(AgencyCard agency) =>
        new(
            agency.Government,
            agency.Name,
            agency.Address,
            agency.City,
            agency.HeadName,
            agency.HeadTitle,
            agency.HeadNip
        );

    public IReadOnlyList<string> Names =>
        [Government.ToUpper(PaperWords.Culture), Agency.ToUpper(PaperWords.Culture)];

    public PdfSigner Signer(string opening, DateOnly date) =>
        new(
            [$"{opening} {City}", $"pada tanggal {PaperWords.Long(date)}"],
            $"{HeadTitle.ToUpper(PaperWords.Culture)},",
            HeadName,
            HeadNip is null ? [] : [$"NIP {HeadNip}"]
        );
}
