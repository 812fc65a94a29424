using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Training.Curricula;
using NaikKelas.Training.Venues;

namespace NaikKelas.Training.Timetables;

internal static class TimetablesSetup
{
    /// <summary>Rooms, curricula, and the hours of classes in them.</summary>
    public static IServiceCollection AddTimetables(this IServiceCollection services) =>
        services
            .AddScoped<SaveVenue>()
            .AddScoped<RetireVenue>()
            .AddScoped<LimitVenue>()
            .AddScoped<VenueBook>()
            .AddScoped<SaveCurriculum>()
            .AddScoped<CurriculumBook>()
            .AddScoped<RoomDesk>()
            .AddScoped<PersonDesk>()
            .AddScoped<TimetableDesk>()
            .AddScoped<SaveSession>()
            .AddScoped<FillTimetable>()
            .AddScoped<TimetableBook>();
}
