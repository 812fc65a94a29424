using Microsoft.Extensions.DependencyInjection;

namespace NaikKelas.Training.Meetings;

internal static class MeetingsSetup
{
    /// <summary>Coordination meetings.</summary>
    public static IServiceCollection AddMeetings(this IServiceCollection services) =>
        services
            .AddScoped<MeetingBook>()
            .AddScoped<MeetingHistory>()
            .AddScoped<SaveMeeting>()
            .AddScoped<NoteAttendance>()
            .AddScoped<WriteMinutes>()
            .AddScoped<AttachToMeeting>()
            .AddScoped<MeetingPaperDesk>();
}
