using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Preparations;

namespace NaikKelas.Training.Trainers;

internal static class TrainersSetup
{
    /// <summary>Who teaches, with which papers, and what a class needs before it begins.</summary>
    public static IServiceCollection AddTrainers(this IServiceCollection services) =>
        services
            .AddScoped<ClassDesk>()
            .AddScoped<TrainerBook>()
            .AddScoped<TrainerDesk>()
            .AddScoped<SaveTrainer>()
            .AddScoped<RecordProof>()
            .AddScoped<AssignTrainers>()
            .AddScoped<TimetableSessions>()
            .AddScoped<PrepareAssignments>()
            .AddScoped<AssignmentBook>()
            .AddScoped<MailAssignments>()
            .AddScoped<PreparationBook>()
            .AddScoped<TickPreparation>()
            .AddScoped<RepeatClass>();
}
