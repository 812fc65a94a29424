using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Topics;

namespace NaikKelas.Training.Trainers;

/// <summary>Use case: take somebody into the register of trainers (narasumber), or change what is told there.</summary>
public sealed class SaveTrainer(Db db, Actor actor, AgencyClock clock, PersonDirectory persons)
{
    public const int FieldMax = 150;

    public sealed record Input
    {
        [Display(Name = "Nama dan gelar")]
        public string? Name { get; init; }

        [Display(Name = "NIK")]
        public string? Nik { get; init; }

        [Display(Name = "Nomor HP")]
        public string? Phone { get; init; }

        [Display(Name = "E-mail")]
        public string? Email { get; init; }

        [Display(Name = "Bidang")]
        public string? Field { get; init; }

        [Display(Name = "Instansi asal")]
        public string? Employer { get; init; }

        [Display(Name = "Materi yang dapat diajarkan")]
        public IReadOnlyList<TopicId> Topics { get; init; } = new List<TopicId>();

        [Display(Name = "Tidak diminta lagi")]
        public bool Retired { get; init; }

        /// <summary>Only for who reaches several regions.</summary>
        public string? RegionCode { get; init; }

        public int Version { get; init; }
    }

    public Task<Result<TrainerId>> RunAsync(TrainerId? id, Input input, CancellationToken ct) =>
        db.RunAsync(() => SaveAsync(id, input, ct), ct);

    private async Task<Result<TrainerId>> SaveAsync(TrainerId? id, Input input, CancellationToken ct)
    {
        var trainer = id is { } known ? await db.Trainers.HoldAsync(known, ct) : null;
        if (id is not null && (trainer is null || !actor.Reaches(trainer.RegionCode)))
            return Refusal.NotFound($"Narasumber tidak ditemukan.");
        if (trainer is not null && trainer.Version != input.Version)
            return Refusal.Conflict(
                "trainer-stale",
                $"Data narasumber ini baru saja diubah orang lain. Muat ulang lalu ubah kembali."
            );
        var region = trainer is null ? HomeRegion.Of(actor, input.RegionCode) : trainer.RegionCode;
        if (region.Refused)
            return region.As<TrainerId>();
        var refusals = await CheckAsync(input, region.Value!, ct);
        if (refusals.Any)
            return refusals;
        if (trainer is null)
        {
            var person = await PersonAsync(input, region.Value!, ct);
            if (person.Refused)
                return person.As<TrainerId>();
            if (
                await db.Trainers.AnyAsync(
                    t => t.RegionCode == region.Value && t.PersonId == person.Value,
                    ct
                )
            )
                return Refusal.Conflict("trainer-twice", $"Orang ini sudah tercatat sebagai narasumber.");
            trainer = new Trainer
            {
                Id = Ids.New<TrainerId>(),
                RegionCode = region.Value!,
                PersonId = person.Value,
                Field = "",
            };
            db.Trainers.Add(trainer);
        }

        trainer.Field = input.Field!.Trim();
        trainer.Employer = input.Employer?.Trim() is { Length: > 0 } employer ? employer : null;
        trainer.RetiredOn = input.Retired ? trainer.RetiredOn ?? clock.Today : null;
        trainer.Version++;
        await TopicsAsync(trainer.Id, input.Topics, ct);
        return trainer.Id;
    }

    private async Task<Refusals> CheckAsync(Input input, string region, CancellationToken ct)
    {
        var refusals = new Refusals();
        refusals.When(
            input.Field?.Trim() is not { Length: > 0 and <= FieldMax },
            "trainer-field",
            $"Isi bidang keahliannya, paling panjang {FieldMax} huruf.",
            nameof(input.Field)
        );
        refusals.When(
            input.Employer?.Trim().Length > FieldMax,
            "trainer-employer",
            $"Instansi asal paling panjang {FieldMax} huruf.",
            nameof(input.Employer)
        );
        var known = await db.Topics.CountAsync(
            t => t.RegionCode == region && input.Topics.Contains(t.Id),
            ct
        );
        refusals.When(
            known != input.Topics.Distinct().Count(),
            "trainer-topics",
            $"Pilih materi dari daftar materi instansi ini.",
            nameof(input.Topics)
        );
        return refusals;
    }

    /// <summary>Whoever is known by NIK is that person; others are added to the register of people.</summary>
    private async Task<Result<PersonId>> PersonAsync(Input input, string region, CancellationToken ct)
    {
        var registered = await persons.RegisterAllAsync(
            [
                new PersonInput
                {
                    Name = input.Name,
                    Nik = input.Nik,
                    Phone = input.Phone,
                    Email = input.Email,
                },
            ],
            region,
            ct
        );
        if (!registered.Refused)
            return registered.Value[0];
        var refusals = new Refusals();
        foreach (var refusal in registered.Refusals)
            refusals.Add(refusal with { Field = refusal.Field?.Split('.')[^1] });
        return refusals;
    }

    private async Task TopicsAsync(TrainerId id, IReadOnlyList<TopicId> wanted, CancellationToken ct)
    {
        var kept = await db.TrainerTopics.Where(t => t.TrainerId == id).ToListAsync(ct);
        db.TrainerTopics.RemoveRange(kept.Where(t => !wanted.Contains(t.TopicId)));
        db.TrainerTopics.AddRange(
            wanted
                .Distinct()
                .Where(w => kept.TrueForAll(t => t.TopicId != w))
                .Select(w => new TrainerTopic { TrainerId = id, TopicId = w })
        );
    }
}
