using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Training.Corrections;
using NaikKelas.Training.Figures;
using NaikKelas.Training.Objections;
using NaikKelas.Training.Overrides;
using NaikKelas.Training.Public;
using NaikKelas.Training.Relaxations;

namespace NaikKelas.Training.Reviews;

internal static class ReviewsSetup
{
    public static IServiceCollection AddReviews(this IServiceCollection services) =>
        services
            .AddScoped<AssignSeats>()
            .AddScoped<ApplicantDoor>()
            .AddScoped<ReviewGate>()
            .AddScoped<ReviewBook>()
            .AddScoped<ReviewLines>()
            .AddScoped<ProposeOverride>()
            .AddScoped<DecideOverride>()
            .AddScoped<OverrideBook>()
            .AddScoped<ReadAgain>()
            .AddScoped<FileCorrection>()
            .AddScoped<ResolveCorrection>()
            .AddScoped<CorrectionBook>()
            .AddScoped<FileObjection>()
            .AddScoped<AnswerObjection>()
            .AddScoped<ObjectionBook>()
            .AddScoped<RelaxTerms>()
            .AddScoped<AdviceBook>();
}
