using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Files;
using NaikKelas.Registry;
using NaikKelas.Registry.Agencies;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Rounds;
using NaikKelas.Training.Meetings;

namespace NaikKelas.Tests.Training.Meetings;

/// <summary>A meeting of the agency of 35.72 with minutes and a file.</summary>
internal sealed class MeetingSeed : IRouteSeed
{
    public string Name => "meeting";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        await AgencyAsync(world);
        var officer = world.As(Role.Officer, "35.72");
        var id = (
            await officer.AskAsync<SaveMeeting, Result<MeetingId>>(s =>
                s.RunAsync(
                    null,
                    new MeetingInput
                    {
                        Title = $"Rapat koordinasi {DraftSeed.Next()}",
                        HeldOn = new DateOnly(2020, 1, 10),
                        StartsAt = new TimeOnly(9, 0),
                        Place = "Aula Dinas",
                        Agenda = "Persiapan",
                        Offices = "Dinas PMD",
                    },
                    World.Ct
                )
            )
        ).Value;
        await officer.AskAsync<WriteMinutes, Result<MeetingId>>(w =>
            w.RunAsync(id, new WriteMinutes.Input { LedBy = "Kepala Dinas", Notes = ["Dibahas."] }, World.Ct)
        );
        var file = (
            await officer.AskAsync<AttachToMeeting, Result<FileId>>(a =>
                a.RunAsync(id, "daftar.pdf", "%PDF-1.7"u8.ToArray(), World.Ct)
            )
        ).Value;
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = id.Value.ToString(),
            ["file"] = file.Value.ToString(),
        };
    }

    public static Task AgencyAsync(World world) =>
        world.DoAsync<Db>(async db =>
        {
            if (await db.Agencies.AnyAsync(a => a.RegionCode == "35.72", World.Ct))
                return;
            db.Agencies.Add(
                new Agency
                {
                    Id = Ids.New<AgencyId>(),
                    RegionCode = "35.72",
                    Name = "Dinas Koperasi Contoh",
                    Government = "Pemerintah Kota Contoh",
                    Address = "Jalan Contoh 1",
                    City = "Contoh",
                    HeadName = "Drs. Kepala Contoh",
                    HeadTitle = "Kepala Dinas Koperasi Contoh",
                    DecreePattern = "518/{n}/410.112/{year}",
                }
            );
            await db.SaveChangesAsync(World.Ct);
        });
}
