using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Interface;

namespace NaikKelas.Books.Loans;

internal static class LoanSetup
{
    public static IServiceCollection AddLoans(this IServiceCollection services) =>
        services
            .AddScoped<LoanBook>()
            .AddScoped<ApplyLoan>()
            .AddScoped<DecideLoan>()
            .AddScoped<DisburseLoan>()
            .AddScoped<PayLoan>()
            .AddScoped<SetAsideLoans>()
            .AddScoped<LoanTurns>()
            .AddScoped<AccrueLoans>()
            .AddScoped<LoanProductBook>()
            .AddScoped<SaveLoanProduct>()
            .AddScoped<SaveLoanSheet>()
            .AddScoped<LoanRequestBook>()
            .AddScoped<AskLoanChange>()
            .AddScoped<DecideLoanChange>()
            .AddScoped<RecoverLoan>()
            .AddScoped<IWaiting, LoanTodos>();
}
