using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NaikKelas.Books.Loans;

/// <summary>How well a loan is paid (kolektibilitas): the four classes of co-ops, without banks' "dalam perhatian khusus".</summary>
internal enum LoanClass
{
    [Display(Name = "Lancar")]
    Lancar,

    [Display(Name = "Kurang lancar")]
    KurangLancar,

    [Display(Name = "Diragukan")]
    Diragukan,

    [Display(Name = "Macet")]
    Macet,
}

/// <summary>What a payment is for, in the order of <see cref="LoanPractice.Order"/>.</summary>
internal enum LoanDue
{
    [Display(Name = "Denda")]
    Penalty,

    [Display(Name = "Jasa")]
    Interest,

    [Display(Name = "Pokok")]
    Principal,
}

/// <param name="Class">Which.</param>
/// <param name="MonthsLate">From more than so many months late on; zero for what is never late.</param>
/// <param name="Provision">Per cent of what is left of the principal.</param>
internal sealed record LoanClassRule(LoanClass Class, int MonthsLate, decimal Provision);

/// <param name="Code">Of the account that loans stand on, each with its own card.</param>
/// <param name="Name">As it is added to charts that lack it.</param>
/// <param name="Line">Of the statements.</param>
/// <param name="Flow">Of the cash flow.</param>
internal sealed record LoanAccount(string Code, string Name, string Line, string Flow);

/// <summary>The rules of lending as dated data: <c>loans.json</c>.</summary>
/// <param name="Version">Of the rules.</param>
/// <param name="Source">Where they are from, and what of them is unconfirmed.</param>
/// <param name="Account">What loans stand on.</param>
/// <param name="Cash">Where they are paid from and to.</param>
/// <param name="Interest">Income from the service of loans.</param>
/// <param name="Accrued">Service earned and not paid, on the accrual basis.</param>
/// <param name="Fee">Income from the fee at disbursement.</param>
/// <param name="Penalty">Income from penalties.</param>
/// <param name="Recovery">Income from what comes in for a loan after it was written off.</param>
/// <param name="Provision">What is set aside for loans that may be lost.</param>
/// <param name="ProvisionCost">Its cost.</param>
/// <param name="Order">What a payment covers first.</param>
/// <param name="Approvals">So many people say yes, none of them who wrote the application.</param>
/// <param name="SheetFrom">Loans of so many rupiah or more are assessed (5C) before the board decides.</param>
/// <param name="RescheduleHold">A rescheduled loan keeps its class until so many instalments of the new schedule are paid.</param>
/// <param name="RelatedPercent">All loans to related parties together, per cent of own capital at most.</param>
/// <param name="CapitalLines">The lines of the position that are own capital (modal sendiri).</param>
/// <param name="Classes">Collectability by arrears, the best first.</param>
internal sealed record LoanPractice(
    string Version,
    string Source,
    LoanAccount Account,
    string Cash,
    string Interest,
    string Accrued,
    string Fee,
    string Penalty,
    string Recovery,
    string Provision,
    string ProvisionCost,
    IReadOnlyList<LoanDue> Order,
    int Approvals,
    long SheetFrom,
    int RescheduleHold,
    int RelatedPercent,
    IReadOnlyList<string> CapitalLines,
    IReadOnlyList<LoanClassRule> Classes
)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    public static LoanPractice Current { get; } = Read();

    private static LoanPractice Read()
    {
        using var stream = typeof(LoanPractice).Assembly.GetManifestResourceStream("loans/loans.json")!;
        return JsonSerializer.Deserialize<LoanPractice>(stream, Options)!;
    }
}
