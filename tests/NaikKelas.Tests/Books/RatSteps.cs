using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Lpj;
using NaikKelas.Books.Members;
using NaikKelas.Books.Rats;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>What the people of a co-op do about their meeting. The clock stands on 20 November 2026; 2025 is heard.</summary>
internal static class RatSteps
{
    public const int Year = YearSteps.Year;

    public static readonly DateOnly Held = new(2026, 11, 20);

    public static readonly PlanRat.Input Plan = new()
    {
        HeldOn = Held,
        StartsAt = new TimeOnly(9, 0),
        Place = "Balai desa",
        InvitedOn = Held.AddDays(-8),
        Agenda = "Pembukaan\nLaporan pengurus\nPenutup",
    };

    public static Task PlannedAsync(World world, OrganisationId id) =>
        world.DoAsync<PlanRat>(async plan =>
            Granted(
                await plan.RunAsync(
                    new(id, "KSP", new DateOnly(2025, 1, 1), "USP", Rupiah.Zero),
                    Year,
                    Plan,
                    World.Ct
                )
            )
        );

    public static DecideRat.Input Decision(
        RatSubject subject,
        int votesFor,
        int against = 0,
        int abstain = 0,
        Guid? key = null
    ) =>
        new()
        {
            Subject = subject,
            Words = "Rapat menerima laporan pengurus.",
            VotesFor = votesFor,
            VotesAgainst = against,
            VotesAbstain = abstain,
            Key = key ?? Guid.CreateVersion7(),
        };

    extension(OpenedBooks books)
    {
        /// <summary>So many more members with the numbers 0101, 0102 …, since the start of 2025.</summary>
        public async Task MembersAsync(int count) =>
            Granted(
                await books.World.AskAsync<RegisterMembers, Result<IReadOnlyList<MemberId>>>(r =>
                    r.RunAsync(
                        books.Id,
                        [
                            .. Enumerable
                                .Range(101, count)
                                .Select(n => new RegisterMembers.Input
                                {
                                    Number = $"{n:D4}",
                                    Name = $"Anggota {n}",
                                    JoinedOn = new DateOnly(2025, 1, 5),
                                }),
                        ],
                        World.Ct
                    )
                )
            );

        public Task<Result<NaikKelas.Kernel.Unit>> PlanRatAsync(
            PlanRat.Input? input = null,
            int year = Year
        ) =>
            books.AsAsync<PlanRat, NaikKelas.Kernel.Unit>(
                books.Treasurer,
                (plan, card) => plan.RunAsync(card, year, input ?? Plan, World.Ct)
            );

        public Task<Result<string>> TickAsync(string number, int year = Year) =>
            books.AsAsync<TickAttendance, string>(
                books.Treasurer,
                (tick, card) => tick.TickAsync(card, year, number, RatArrival.Desk, World.Ct)
            );

        public Task<Result<NaikKelas.Kernel.Unit>> RatAsync(
            Func<OpenRat, NaikKelas.Books.Desk.BooksCard, Task<Result<NaikKelas.Kernel.Unit>>> act
        ) => books.AsAsync(books.Board, act);

        public Task<Result<NaikKelas.Kernel.Unit>> OpenRatAsync() =>
            books.RatAsync((open, card) => open.RunAsync(card, Year, World.Ct));

        public Task<Result<NaikKelas.Kernel.Unit>> PostponeAsync(DateOnly? on) =>
            books.RatAsync((open, card) => open.PostponeAsync(card, Year, new() { HeldOn = on }, World.Ct));

        public async Task<Rat> FoundRatAsync() =>
            (
                await books.World.AskAsync<RatBook, Rat?>(async b =>
                    await b.FindAsync(books.Id, Year, World.Ct)
                )
            )!;

        public Task<Result<RatDecision>> DecideAsync(DecideRat.Input input, Someone? who = null) =>
            books.AsAsync<DecideRat, RatDecision>(
                who ?? books.Board,
                (decide, card) => decide.RunAsync(card, Year, input, World.Ct)
            );

        public async Task<Result<NaikKelas.Kernel.Unit>> MinutesAsync(int? version = null)
        {
            var rat = await books.FoundRatAsync();
            return await books.RatAsync(
                (open, card) =>
                    open.MinutesAsync(
                        card,
                        Year,
                        new()
                        {
                            Chair = "Pandu",
                            Writer = "Gita",
                            Minutes = "Rapat dibuka.\nLaporan dibacakan.",
                            Version = version ?? rat.Version,
                        },
                        World.Ct
                    )
            );
        }

        public Task<Result<NaikKelas.Kernel.Unit>> EndAsync() =>
            books.RatAsync((open, card) => open.EndAsync(card, Year, World.Ct));

        public Task<Result<NaikKelas.Kernel.Unit>> SignAsync(
            Someone who,
            string? reason = null,
            string office = "Ketua"
        ) =>
            books.AsAsync<SignReport, NaikKelas.Kernel.Unit>(
                who,
                (sign, card) =>
                    sign.OwnAsync(
                        card,
                        Year,
                        new() { Office = office, Reason = reason },
                        declines: reason is not null,
                        World.Ct
                    )
            );

        public Task<Result<NaikKelas.Kernel.Unit>> SignOnPaperAsync(string name, string? reason = null) =>
            books.AsAsync<SignReport, NaikKelas.Kernel.Unit>(
                books.Board,
                (sign, card) =>
                    sign.PaperAsync(
                        card,
                        Year,
                        new()
                        {
                            Name = name,
                            Office = "Sekretaris",
                            Reason = reason,
                        },
                        World.Ct
                    )
            );

        public Task<Result<NaikKelas.Kernel.Unit>> FileRatAsync(Someone? who = null) =>
            books.AsAsync<FileRat, NaikKelas.Kernel.Unit>(
                who ?? books.Board,
                (file, card) => file.RunAsync(card, Year, World.Ct)
            );

        public Task<Result<int>> WriteAsync(string words, int version, string chapter = "penutup") =>
            books.AsAsync<SaveLpjText, int>(
                books.Treasurer,
                (save, card) =>
                    save.RunAsync(
                        card,
                        Year,
                        LpjKind.Pengurus,
                        chapter,
                        new() { Words = words, Version = version },
                        World.Ct
                    )
            );

        /// <summary>Budi of the earning year takes his savings with him.</summary>
        public async Task LeftAsync(MemberId budi, DateOnly on)
        {
            await books.SaveAsync(budi, YearSteps.Wajib, -400_000, on);
            await books.World.DoAsync<Db>(async db =>
            {
                (
                    await db.Members.SingleAsync(m => m.CooperativeId == books.Id && m.Id == budi, World.Ct)
                ).LeftOn = on;
                await db.SaveChangesAsync(World.Ct);
            });
        }

        /// <summary>The earning year closed, four of six members there, the meeting open.</summary>
        public async Task InSessionAsync()
        {
            await books.EarningYearAsync();
            await books.MembersAsync(4);
            Granted(await books.CloseAsync());
            Granted(await books.PlanRatAsync());
            foreach (var number in new[] { "0001", "0101", "0102", "0103" })
                Granted(await books.TickAsync(number));
            Granted(await books.OpenRatAsync());
        }

        /// <summary>And the LPJ accepted, the minutes written, the meeting ended.</summary>
        public async Task HeldAsync()
        {
            await books.InSessionAsync();
            Granted(await books.DecideAsync(Decision(RatSubject.Accountability, 4)));
            Granted(await books.MinutesAsync());
            Granted(await books.EndAsync());
        }
    }
}
