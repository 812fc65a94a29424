using System.CommandLine;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Interface.Imports;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Applying;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Figures;
using NaikKelas.Training.Letters;
using NaikKelas.Training.Nominating;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Offers;
using NaikKelas.Training.Plans;
using NaikKelas.Training.Public;
using NaikKelas.Training.Results;
using NaikKelas.Training.Reviews;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Selection;
using NaikKelas.Training.Topics;

namespace NaikKelas.Training;

/// <summary>Training (pelatihan): topics, classes, rounds, nominations, selection and its results.</summary>
public sealed class TrainingModule : IModule
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SaveTopic>().AddScoped<RemoveTopic>();
        services.AddScoped<ClassBook>().AddScoped<SaveClass>().AddScoped<RemoveClass>();
        services
            .AddScoped<RoundBook>()
            .AddScoped<RoundDrafts>()
            .AddScoped<SubjectBook>()
            .AddScoped<ComposeRound>()
            .AddScoped<SaveTerms>()
            .AddScoped<TryTerms>()
            .AddScoped<LockRound>()
            .AddScoped<ChangeClosing>()
            .AddScoped<FreezeFacts>()
            .AddScoped<TrainingBoard>()
            .AddScoped<NominatorHistory>()
            .AddScoped<ProgrammeBoard>()
            .AddSingleton<ClosingClock>()
            .AddHostedService(provider => provider.GetRequiredService<ClosingClock>());
        services
            .AddSingleton<ApplicantLink>()
            .AddScoped<CheckWishes>()
            .AddScoped<Nominate>()
            .AddScoped<WithdrawNomination>()
            .AddScoped<NominationBook>()
            .AddImport<ImportNominations>();
        services
            .AddScoped<Screening>()
            .AddScoped<DrawRound>()
            .AddScoped<PublishRound>()
            .AddScoped<PaperDesk>()
            .AddScoped<BoardBook>()
            .AddScoped<ResultList>()
            .AddScoped<ResultBook>()
            .AddLetters()
            .AddLinkLimits();
        services.AddPlans();
        services.AddOffers();
        services.AddNominating().AddApplying();
        services.AddReviews();
    }

    public void MapTables(ModelBuilder model) => TrainingTables.Map(model);

    public void MapApi(IEndpointRouteBuilder api) => TrainingApi.Map(api);

    public IEnumerable<Command> Commands(Func<IServiceProvider> services) =>
        [SelectCommand.Create(), TrainingCommands.Import(services)];

    public IEnumerable<NavigationItem> Navigation =>
        [
            new("Rencana", "/rencana", "calendar-event", 25, Role.Officer, Role.Head),
            new("Pelatihan", "/pelatihan", "school", 30, Role.Officer),
            new("Pelatihan", CallBook.Path, "school", 20, Role.CoopBoard, Role.PesantrenContact),
            new("Persetujuan", "/persetujuan", "checks", 40, Role.Head),
            new("Koreksi fakta", "/koperasi-kami/koreksi", "message-report", 50, Role.CoopBoard),
        ];
}
