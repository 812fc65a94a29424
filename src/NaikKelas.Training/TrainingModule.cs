using System.CommandLine;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Interface.Imports;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Privacy;
using NaikKelas.Training.Applying;
using NaikKelas.Training.Checking;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Figures;
using NaikKelas.Training.Letters;
using NaikKelas.Training.Meetings;
using NaikKelas.Training.Nominating;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Offers;
using NaikKelas.Training.Plans;
using NaikKelas.Training.Plans.Calendar;
using NaikKelas.Training.Privacy;
using NaikKelas.Training.Public;
using NaikKelas.Training.Results;
using NaikKelas.Training.Reviews;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Selection;
using NaikKelas.Training.Terms;
using NaikKelas.Training.Timetables;
using NaikKelas.Training.Topics;
using NaikKelas.Training.Trainers;

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
            .AddScoped<IHoldsPersonalData, TrainingPersonalData>()
            .AddScoped<IRetains, UnsentDrafts>()
            .AddScoped<AskByLink>()
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
        services.AddPlans().AddMeetings();
        services.AddOffers();
        services.AddNominating().AddApplying();
        services.AddReviews();
        services.AddTimetables().AddTrainers();
        services.AddScoped<CheckBook>();
    }

    public void MapTables(ModelBuilder model) => TrainingTables.Map(model);

    public IEnumerable<ApiScope> ApiScopes => TrainingApi.Scopes;

    public void MapApi(IEndpointRouteBuilder api) => TrainingApi.Map(api);

    public IEnumerable<Command> Commands(Func<IServiceProvider> services) =>
        [SelectCommand.Create(), TrainingCommands.Import(services), TrainingCommands.Export(services)];

    public IEnumerable<RuleData> RuleData =>
        [
            new("Skala penilaian", Scales.Version, Scales.Source, Scales.Confirmed),
            new(
                "Kode program dan kegiatan",
                ProgrammeCodes.Version,
                ProgrammeCodes.Source,
                ProgrammeCodes.Confirmed
            ),
            new("Tenggat tahunan", Deadlines.Version, Deadlines.Source, Deadlines.Confirmed),
        ];

    public IEnumerable<NavigationItem> Navigation =>
        [
            new("Rencana", "/rencana", "calendar-event", 25, Role.Officer),
            new("Pelatihan", "/pelatihan", "school", 28, Role.Officer),
            new("Pelatihan", CallBook.Path, "school", 20, Role.CoopBoard, Role.PesantrenContact),
            new("Persetujuan", "/persetujuan", "checks", 40, Role.Head),
            new("Antrean", CheckBook.Path, "list-check", 20, Role.Verifier),
        ];
}
