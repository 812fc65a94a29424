using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Registry.Privacy;

public readonly record struct PrivacyRequestId(Guid Value) : IId<PrivacyRequestId>
{
    public static PrivacyRequestId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out PrivacyRequestId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>What a person may ask for (UU 27/2022 art. 6–9).</summary>
public enum PrivacyKind
{
    [Display(Name = "Salinan data saya")]
    Copy,

    [Display(Name = "Pembetulan data saya")]
    Correction,

    [Display(Name = "Penghapusan data saya")]
    Erasure,

    [Display(Name = "Menarik persetujuan saya")]
    Withdrawal,
}

public enum PrivacyState
{
    [Display(Name = "Belum dijawab")]
    Open,

    [Display(Name = "Dipenuhi")]
    Done,

    [Display(Name = "Ditolak")]
    Refused,
}

/// <summary>A person asks about the data kept of them, and the answer. The clock is that of <see cref="PrivacyRules"/>.</summary>
public sealed class PrivacyRequest
{
    public const int WordsMax = 1000;

    /// <summary>The officer's words, and what was done about each nomination.</summary>
    public const int AnswerMax = 8000;

    public required PrivacyRequestId Id { get; init; }

    public required PersonId PersonId { get; init; }

    public required PrivacyKind Kind { get; init; }

    /// <summary>What the person wrote; dropped when the person is erased.</summary>
    [NeverShown]
    public string? Words { get; set; }

    /// <summary>How it came: "tautan pelamar", or the name of the officer who typed it.</summary>
    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime AskedAt { get; init; }

    /// <summary>UTC: 3 × 24 hours after.</summary>
    public required DateTime DueAt { get; init; }

    public PrivacyState State { get; set; }

    [NeverShown]
    public string? Answer { get; set; }

    public UserId? AnsweredBy { get; set; }

    public string? AnsweredByName { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? AnsweredAt { get; set; }
}

internal static class PrivacyTables
{
    extension(Db db)
    {
        public DbSet<PrivacyRequest> PrivacyRequests => db.Set<PrivacyRequest>();
    }

    internal static void Map(ModelBuilder model) =>
        model.Entity<PrivacyRequest>(request =>
        {
            request.ToTable(
                "privacy_requests",
                t =>
                    t.HasCheckConstraint(
                        "ck_privacy_requests_answered",
                        "(state = 'Open') = (answered_at IS NULL)"
                    )
            );
            request.Property(r => r.Words).HasMaxLength(PrivacyRequest.WordsMax);
            request.Property(r => r.Answer).HasMaxLength(PrivacyRequest.AnswerMax);
            request.ReferencesPerson(r => r.PersonId);
            // One of a kind at a time: the second click, and the second officer, meet the first request.
            request.HasIndex(r => new { r.PersonId, r.Kind }).IsUnique().HasFilter("state = 'Open'");
            request.HasIndex(r => r.DueAt).HasFilter("state = 'Open'");
        });
}
