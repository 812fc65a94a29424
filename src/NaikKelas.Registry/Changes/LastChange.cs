using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Auditing;

namespace NaikKelas.Registry.Changes;

/// <summary>Tells a second editor who came first and what that person changed, from the audit trail.</summary>
public sealed class LastChange(Db db, AgencyClock clock, Texts texts)
{
    /// <summary>The columns a person knows by these words; others are not told.</summary>
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["kind"] = "Jenis",
        ["form"] = "Bentuk",
        ["name"] = "Nama",
        ["region_code"] = "Desa/kelurahan",
        ["address"] = "Alamat",
        ["postal_code"] = "Kode pos",
        ["phone"] = "Nomor HP",
        ["email"] = "E-mail",
        ["nomor_induk_koperasi"] = "Nomor Induk Koperasi",
        ["founded_on"] = "Tanggal berdiri",
        ["status"] = "Status",
        ["nik_index"] = "NIK",
        ["sex"] = "Jenis kelamin",
        ["birth_date"] = "Tanggal lahir",
        ["has_disability"] = "Penyandang disabilitas",
        ["government"] = "Pemerintah daerah",
        ["city"] = "Tempat penandatanganan",
        ["head_name"] = "Nama kepala",
        ["head_title"] = "Jabatan kepala",
        ["head_nip"] = "NIP kepala",
        ["decree_pattern"] = "Pola nomor SK",
        ["merged_into"] = "Penggabungan",
    };

    internal Task<Refusal> RefuseAsync(string table, Guid id, CancellationToken ct) =>
        RefuseAsync(table, id, Words, ct);

    /// <param name="table">As the audit trail names it.</param>
    /// <param name="id">The row.</param>
    /// <param name="words">Columns and the words a person knows them by; others are not told.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<Refusal> RefuseAsync(
        string table,
        Guid id,
        IReadOnlyDictionary<string, string> words,
        CancellationToken ct
    )
    {
        var subject = $"{table}/{id}";
        var last = await db
            .AuditEntries.AsNoTracking()
            .Where(a => a.Subject == subject && a.Action == $"{table}.changed")
            .OrderByDescending(a => a.Number)
            .FirstOrDefaultAsync(ct);
        if (last is null)
            return Refusal.Conflict(
                "record.changed",
                $"Data ini sudah berubah sejak halaman dibuka. Muat ulang halaman, lalu ulangi perubahan Anda."
            );
        var at = clock.Local(last.At).ToString("HH.mm", Texts.Indonesian);
        var day = DateOnly.FromDateTime(clock.Local(last.At));
        return Refusal.Conflict(
            "record.changed",
            $"{last.Actor} mengubah data ini pada {day} pukul {at} {clock.ZoneName}: {FieldsIn(last.Detail, words)}. Muat ulang halaman, lalu ulangi perubahan Anda."
        );
    }

    private string FieldsIn(string detail, IReadOnlyDictionary<string, string> words)
    {
        using var changes = JsonDocument.Parse(detail);
        return string.Join(
            ", ",
            changes
                .RootElement.EnumerateObject()
                .Select(change => words.GetValueOrDefault(change.Name))
                .OfType<string>()
                .Select(word => texts[word])
        );
    }
}
