using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Files;
using NaikKelas.Training.Corrections;

namespace NaikKelas.Training.Trainers;

/// <summary>Use case: record a paper that shows a trainer can (mencatat bukti kompetensi), with its scan where there is one.</summary>
public sealed class RecordProof(Db db, Actor actor, AgencyClock clock)
{
    public sealed record Input
    {
        [Display(Name = "Jenis bukti")]
        public ProofKind? Kind { get; init; }

        [Display(Name = "Nomor")]
        public string? Number { get; init; }

        [Display(Name = "Penerbit")]
        public string? Issuer { get; init; }

        [Display(Name = "Berlaku sampai")]
        public DateOnly? ValidUntil { get; init; }

        /// <summary>A PDF or a photo; may be missing.</summary>
        public ReadOnlyMemory<byte> File { get; init; }
    }

    public Task<Result<Guid>> RunAsync(TrainerId id, Input input, CancellationToken ct) =>
        db.RunAsync(() => RecordAsync(id, input, ct), ct);

    private async Task<Result<Guid>> RecordAsync(TrainerId id, Input input, CancellationToken ct)
    {
        if (await db.Trainers.HoldAsync(id, ct) is not { } trainer || !actor.Reaches(trainer.RegionCode))
            return Refusal.NotFound($"Narasumber tidak ditemukan.");
        var refusals = new Refusals();
        refusals.When(input.Kind is null, "proof-kind", $"Pilih jenis bukti.", nameof(input.Kind));
        refusals.When(
            input.Number?.Trim() is not { Length: > 0 and <= 100 },
            "proof-number",
            $"Isi nomor bukti, paling panjang 100 huruf.",
            nameof(input.Number)
        );
        refusals.When(
            input.Issuer?.Trim() is not { Length: > 0 and <= 150 },
            "proof-issuer",
            $"Isi penerbitnya, paling panjang 150 huruf.",
            nameof(input.Issuer)
        );
        var kind = input.File.IsEmpty ? null : Evidence.KindOf(input.File.Span);
        refusals.When(
            input.File.Length > Evidence.BytesMax || !input.File.IsEmpty && kind is null,
            "proof-file",
            $"Berkas: unggah PDF, JPG, atau PNG paling besar 2 MB.",
            nameof(input.File)
        );
        if (refusals.Any)
            return refusals;
        var proof = new TrainerProof
        {
            Id = Guid.CreateVersion7(),
            TrainerId = id,
            Kind = input.Kind!.Value,
            Number = input.Number!.Trim(),
            Issuer = input.Issuer!.Trim(),
            ValidUntil = input.ValidUntil,
            FileId = kind is { } told ? Keep(input.File, told.Type, told.Ending) : null,
        };
        db.TrainerProofs.Add(proof);
        return proof.Id;
    }

    private FileId Keep(ReadOnlyMemory<byte> content, string type, string ending)
    {
        var file = new StoredFile
        {
            Id = Ids.New<FileId>(),
            Name = $"bukti-kompetensi.{ending}",
            ContentType = type,
            Digest = Convert.ToHexStringLower(SHA256.HashData(content.Span)),
            StoredAt = clock.UtcNow,
            StoredBy = actor.UserId is { } id ? new(id) : null,
            Content = content.ToArray(),
        };
        db.Files.Add(file);
        return file.Id;
    }
}
