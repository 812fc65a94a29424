using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Members;

/// <summary>
/// Use case: people join (anggota masuk), one or many, all or none. Each gets the passbooks that the co-op's products
/// give without asking. The caller has looked whose books they are.
/// </summary>
internal sealed class RegisterMembers(Db db, AgencyClock clock)
{
    public sealed record Input : MemberInput
    {
        /// <summary>Empty: the next one.</summary>
        [Display(Name = "Nomor anggota")]
        public string? Number { get; init; }

        [Display(Name = "Masuk tanggal")]
        public DateOnly? JoinedOn { get; init; }
    }

    public Task<Result<IReadOnlyList<MemberId>>> RunAsync(
        OrganisationId cooperative,
        IReadOnlyList<Input> people,
        CancellationToken ct
    ) =>
        db.RunAsync<IReadOnlyList<MemberId>>(
            async () =>
            {
                // Held: of two who join at once the second gets the next number.
                if (!await db.HoldBooksAsync(cooperative, ct))
                    return Refusal.NotFound($"Pembukuan tidak ditemukan.");
                var numbers = (
                    await db
                        .Members.AsNoTracking()
                        .Where(m => m.CooperativeId == cooperative)
                        .Select(m => m.Number)
                        .ToListAsync(ct)
                ).ToHashSet(StringComparer.Ordinal);
                var products = await db
                    .SavingsProducts.AsNoTracking()
                    .Where(p => p.CooperativeId == cooperative && p.Opens)
                    .ToListAsync(ct);
                var refusals = new Refusals();
                List<MemberId> ids = [];
                foreach (var input in people)
                    if (Read(cooperative, input, numbers, clock.Today, refusals) is { } member)
                    {
                        db.Members.Add(member);
                        db.SubledgerAccounts.AddRange(products.Select(p => PassbookOf(member, p)));
                        ids.Add(member.Id);
                    }

                return refusals.Any ? refusals : ids;
            },
            ct
        );

    internal static SubledgerAccount PassbookOf(Member member, SavingsProduct product) =>
        new()
        {
            CooperativeId = member.CooperativeId,
            Id = Ids.New<SubledgerId>(),
            AccountCode = product.AccountCode,
            MemberId = member.Id,
            Number = $"{member.Number}-{product.Letter}",
            Sign = -1,
            Floor = product.Floor,
        };

    /// <summary>The new member; or null, and what is wrong among the refusals.</summary>
    internal static Member? Read(
        OrganisationId cooperative,
        Input input,
        HashSet<string> numbers,
        DateOnly today,
        Refusals refusals
    )
    {
        var facts = input.Read(refusals);
        var number = input.Number?.Trim() is { Length: > 0 } typed ? typed : NextOf(numbers);
        refusals.When(
            number.Length > 20,
            "member-number",
            $"Nomor anggota: ditemukan {number.Length} huruf, seharusnya paling banyak 20.",
            nameof(input.Number)
        );
        refusals.When(
            !numbers.Add(number),
            "member-number-taken",
            $"Nomor anggota {number} sudah dipakai. Kosongkan untuk mendapat nomor berikutnya.",
            nameof(input.Number)
        );
        refusals.When(
            input.JoinedOn is not { } day || day > today,
            "member-joined",
            $"Masuk tanggal: isi hari ini atau sebelumnya.",
            nameof(input.JoinedOn)
        );
        return refusals.Any
            ? null
            : new Member
            {
                CooperativeId = cooperative,
                Id = Ids.New<MemberId>(),
                Number = number,
                Name = facts.Name,
                NameKey = NameKey.Of(facts.Name),
                Phone = facts.Phone,
                Neighbourhood = facts.Neighbourhood,
                Heir = facts.Heir,
                JoinedOn = input.JoinedOn!.Value,
            };
    }

    /// <summary>One more than the highest plain number; those with letters stay out of it.</summary>
    private static string NextOf(HashSet<string> numbers) =>
        (
            numbers
                .Select(n =>
                    int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var plain)
                        ? plain
                        : 0
                )
                .DefaultIfEmpty(0)
                .Max() + 1
        ).ToString("D4", CultureInfo.InvariantCulture);
}
