using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Books.Exchange;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Loans;

/// <summary><c>books loan-schedule INPUT.json</c>: the schedule as JSON; code 2 where there is none.</summary>
internal static class LoanScheduleCommand
{
    internal static Command Create(Func<IServiceProvider> services)
    {
        var file = InputFile.Argument();
        var command = new Command("loan-schedule", "Jadwal angsuran dari berkas JSON") { file };
        command.SetAction(
            async (parsed, _) =>
            {
                var texts = services().GetRequiredService<Texts>();
                var read = InputFile.Read(parsed.GetRequiredValue(file), TermsOf);
                var made = read.Refused ? read.As<LoanSchedule>() : LoanSchedule.Of(read.Value);
                if (made.Refused)
                    return await Verbs.RefuseAsync(parsed, texts, made.Refusals);
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    JsonSerializer.Serialize(
                        new
                        {
                            Rows = made.Value.Rows.Select(r => new
                            {
                                r.No,
                                Due = r.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                                r.Principal,
                                r.Interest,
                                r.Payment,
                                r.Balance,
                            }),
                            made.Value.TotalInterest,
                        },
                        ListCommand.Json
                    )
                );
                return 0;
            }
        );
        return command;
    }

    private static LoanTerms TermsOf(JsonElement input) =>
        new(
            input.GetProperty("principal").GetInt64(),
            InputFile.Exact(input.GetProperty("annualRate")),
            input.GetProperty("months").GetInt32(),
            input.GetProperty("method").GetString() switch
            {
                "flat" => LoanMethod.Flat,
                "declining" => LoanMethod.Declining,
                "annuity" => LoanMethod.Annuity,
                var other => throw new FormatException($"method {other}"),
            },
            DateOnly.ParseExact(
                input.GetProperty("start").GetString()!,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture
            ),
            input.TryGetProperty("roundTo", out var roundTo) ? roundTo.GetInt64() : 1,
            input.TryGetProperty("graceMonths", out var grace) ? grace.GetInt32() : 0,
            input.TryGetProperty("principalMonths", out var months) && months.ValueKind != JsonValueKind.Null
                ? new LoanHarvest(
                    [.. months.EnumerateArray().Select(m => m.GetInt32())],
                    input.TryGetProperty("service", out var service)
                        && service.GetString() switch
                        {
                            "monthly" => false,
                            "harvest" => true,
                            var other => throw new FormatException($"service {other}"),
                        }
                )
                : null
        );
}
