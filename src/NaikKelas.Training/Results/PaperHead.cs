using NaikKelas.Documents.Pdf;
using NaikKelas.Registry.Agencies;
using NaikKelas.Registry.Signing;

namespace NaikKelas.Training.Results;

/// <summary>What the agency's letterhead and its signature carry.</summary>
/// <param name="Government">"PEMERINTAH KOTA BLITAR".</param>
/// <param name="Agency">"Dinas Koperasi dan Usaha Mikro".</param>
/// <param name="Address">One line.</param>
/// <param name="City">Where its papers are signed.</param>
/// <param name="HeadTitle">"Kepala Dinas Koperasi dan Usaha Mikro": whose decree it is, whoever signs.</param>
/// <param name="SignedBy">Who signs on the paper's date.</param>
internal sealed record PaperHead(
    string Government,
    string Agency,
    string Address,
    string City,
    string HeadTitle,
    SignerCard SignedBy
)
{
    public static PaperHead Of(AgencyCard agency, SignerCard signedBy) =>
        new(agency.Government, agency.Name, agency.Address, agency.City, agency.HeadTitle, signedBy);

    public IReadOnlyList<string> Names =>
        [Government.ToUpper(PaperWords.Culture), Agency.ToUpper(PaperWords.Culture)];

    /// <summary>In capitals but for "Plt." and "a.n.", which official papers write small.</summary>
    private string OfficeOnPaper
    {
        get
        {
            var office = SignedBy.Office;
            var small = Array.Find(Small, s => office.StartsWith(s, StringComparison.Ordinal)) ?? "";
            return small + office[small.Length..].ToUpper(PaperWords.Culture);
        }
    }

    /// <summary>A letter names place and date on top, so its signature opens with the office.</summary>
    public PdfSigner LetterSigner() => Signer("", default) with { Opening = [] };

    private static readonly string[] Small = ["Plt. ", "a.n. "];

    public PdfSigner Signer(string opening, DateOnly date) =>
        new(
            [$"{opening} {City}", $"pada tanggal {PaperWords.Long(date)}"],
            $"{OfficeOnPaper},",
            SignedBy.Name,
            SignedBy.Nip is null ? [] : [$"NIP {SignedBy.Nip}"]
        );
}
