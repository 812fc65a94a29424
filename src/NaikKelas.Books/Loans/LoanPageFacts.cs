using NaikKelas.Interface;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Loans;

/// <summary>What the page of a loan tells, line by line.</summary>
internal sealed partial class LoanPageModel
{
    public IEnumerable<Answer> Facts
    {
        get
        {
            var (t, loan) = (this.Texts, Paper.Loan);
            yield return new(t["Jumlah pinjaman"], Say.Rupiah(loan.Amount));
            if (loan.Product is { } product)
                yield return new(t["Jenis pinjaman"], product);
            yield return new(
                t["Jasa"],
                t[
                    "{0} setahun, {1}",
                    Say.Percent(loan.Rate / 10_000m, loan.Rate % 100 == 0 ? 0 : 2),
                    t.Of(loan.Method)
                ]
            );
            yield return new(t["Jangka waktu"], Term(loan.Months, loan.GraceMonths));
            if (loan.PrincipalMonths is { } months)
                yield return new(t["Bulan panen"], Harvest(months, loan.ServiceAtHarvest));
            yield return new(t["Biaya administrasi"], Say.Rupiah(loan.Fee));
            yield return new(t["Untuk apa"], loan.Purpose);
            yield return new(t["Sisa penghasilan sebulan"], Say.Rupiah(loan.Ability));
            yield return new(t["Angsuran pinjaman lain sebulan"], Say.Rupiah(loan.OtherLoans));
            yield return new(t["Jaminan dan penanggung"], loan.Security);
            yield return new(t["Pihak terkait"], loan.Related ? t["Ya"] : t["Tidak"]);
            yield return new(
                t["Diajukan"],
                loan.ByMember ? t["{0}, lewat HP", Say.Date(loan.AppliedOn)] : Say.Date(loan.AppliedOn)
            );
            yield return new(t["Disetujui oleh"], string.Join(", ", Paper.Approvals));
            yield return new(t["Cair"], Say.Date(loan.DisbursedOn));
        }
    }

    /// <summary>What is asked for, for those who decide.</summary>
    public IEnumerable<Answer> Asked
    {
        get
        {
            if (Open is not { Request: { } request } open)
                yield break;
            var (t, stand) = (this.Texts, Paper.Stand);
            yield return new(t["Alasan"], request.Reason);
            yield return new(t["Diusulkan"], $"{open.AskedBy}, {Say.Date(request.AskedOn)}");
            yield return new(t["Sisa pokok"], Say.Rupiah(new Rupiah(stand.Left)));
            if (request.Kind == LoanRequestKind.WriteOff)
            {
                yield return new(t["Jasa yang belum dibayar"], Say.Rupiah(new Rupiah(stand.Service)));
                yield return new(t["Golongan"], t.Of(Class.Class));
                yield return new(t["Keputusan rapat anggota"], request.Meeting);
                yield break;
            }

            yield return new(
                t["Jasa yang belum dibayar"],
                stand.Service == 0 ? Say.Rupiah(Rupiah.Zero)
                    : request.Capitalise
                        ? t[
                            "{0}, dijadikan pokok dan dicatat sebagai pendapatan jasa",
                            Say.Rupiah(new Rupiah(stand.Service))
                        ]
                    : t["{0}, ditagih bersama angsuran pertama", Say.Rupiah(new Rupiah(stand.Service))]
            );
            yield return new(
                t["Jasa"],
                t[
                    "{0} setahun, {1}",
                    Say.Percent(request.Rate!.Value / 10_000m, request.Rate % 100 == 0 ? 0 : 2),
                    t.Of(request.Method!.Value)
                ]
            );
            yield return new(t["Jangka waktu baru"], Term(request.Months!.Value, request.GraceMonths ?? 0));
            if (request.PrincipalMonths is { } months)
                yield return new(t["Bulan panen"], Harvest(months, request.ServiceAtHarvest));
        }
    }

    /// <summary>The five marks and a word each, and what stands behind the loan.</summary>
    public IEnumerable<Answer> Assessed
    {
        get
        {
            if (Sheet is not { } sheet)
                yield break;
            var t = this.Texts;
            yield return Marked(t["Watak"], sheet.CharacterMark, sheet.CharacterNote);
            yield return Marked(t["Kemampuan"], sheet.CapacityMark, sheet.CapacityNote);
            yield return Marked(t["Modal"], sheet.CapitalMark, sheet.CapitalNote);
            yield return Marked(t["Jaminan"], sheet.CollateralMark, sheet.CollateralNote);
            yield return Marked(t["Keadaan"], sheet.ConditionMark, sheet.ConditionNote);
            yield return new(t["Penanggung"], sheet.Guarantors);
            yield return new(
                t["Benda jaminan"],
                sheet.SecurityValue is { } value
                    ? t["{0}, ditaksir {1}", sheet.SecurityKind!, Say.Rupiah(value)]
                    : sheet.SecurityKind
            );
        }
    }

    private Answer Marked(string label, int mark, string? note) =>
        new(
            label,
            note is null ? this.Texts["{0} dari 5", mark] : this.Texts["{0} dari 5 – {1}", mark, note]
        );

    private string Term(int months, int grace) =>
        grace == 0
            ? this.Texts["{0} bulan", months]
            : this.Texts["{0} bulan, di antaranya {1} bulan tenggang", months, grace];

    private string Harvest(string months, bool serviceToo) =>
        serviceToo
            ? this.Texts["bulan ke-{0}; jasa dibayar saat panen", months]
            : this.Texts["bulan ke-{0}; jasa tiap bulan", months];
}
