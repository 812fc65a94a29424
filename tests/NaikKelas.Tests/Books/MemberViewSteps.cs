using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Books.MemberView;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>What a member and the co-op do so that the member sees their own pages.</summary>
internal static class MemberViewSteps
{
    public const string Phone = "081234567890";
    public const string PhoneEnd = "7890";
    public const string Pin = "739184";
    public const string OtherPin = "508327";
    public const string WrongPin = "804615";

    /// <summary>A link as it is handed out, over a co-op of its own: for the matrix.</summary>
    public static async Task<string> PlantedLinkAsync(World world)
    {
        var id = await OpenedBooks.OpenAsync(world, "ksp");
        var member = await JoinAsync(world, id, "Sri Lestari", Phone);
        return Granted(
            await world.AskAsync<GiveAccess, Result<string>>(give =>
                give.RunAsync(CardOf(id), member, World.Ct)
            )
        );
    }

    public static NaikKelas.Books.Desk.BooksCard CardOf(OrganisationId id) =>
        new(id, "KSP", new DateOnly(2025, 1, 1), "USP", Rupiah.Zero);

    public static async Task<MemberId> JoinAsync(
        World world,
        OrganisationId id,
        string name,
        string? phone
    ) =>
        Granted(
            await world.AskAsync<RegisterMembers, Result<IReadOnlyList<MemberId>>>(r =>
                r.RunAsync(
                    id,
                    [
                        new RegisterMembers.Input
                        {
                            Name = name,
                            Phone = phone,
                            JoinedOn = new DateOnly(2026, 1, 5),
                        },
                    ],
                    World.Ct
                )
            )
        )[0];

    extension(OpenedBooks books)
    {
        public Task<MemberId> JoinedAsync(string name = "Sri Lestari", string? phone = Phone) =>
            JoinAsync(books.World, books.Id, name, phone);

        public Task<Result<string>> GiveAsync(MemberId member) =>
            books.AsAsync<GiveAccess, string>(
                books.Treasurer,
                (give, card) => give.RunAsync(card, member, World.Ct)
            );

        /// <summary>Access given and the PIN set by the link.</summary>
        public async Task<string> WithPinAsync(MemberId member, string pin = Pin, string phoneEnd = PhoneEnd)
        {
            var link = Granted(await books.GiveAsync(member));
            Granted(await books.World.SetPinAsync(link, pin, phoneEnd));
            return link;
        }

        /// <summary>A passbook of the member with something in it.</summary>
        public async Task<(SubledgerId Row, long Seq)> SavedAsync(MemberId member, long amount)
        {
            var row = await books.RowAsync(member, OpenedBooks.Voluntary);
            return (row, (await books.PostedAsync(OpenedBooks.Saving(row, amount))).Seq);
        }
    }

    extension(World world)
    {
        public Task<Result<MemberKey>> SetPinAsync(
            string link,
            string pin = Pin,
            string phoneEnd = PhoneEnd
        ) =>
            world.AskAsync<SetPin, Result<MemberKey>>(set =>
                set.ByLinkAsync(
                    link,
                    new SetPin.Input
                    {
                        Digits = phoneEnd,
                        Pin = pin,
                        Again = pin,
                    },
                    World.Ct
                )
            );

        public Task<Result<IReadOnlyList<MemberKey>>> EnterAsync(string phone = Phone, string pin = Pin) =>
            world.AskAsync<EnterByPin, Result<IReadOnlyList<MemberKey>>>(enter =>
                enter.RunAsync(phone, pin, World.Ct)
            );

        /// <summary>A browser in which the member signed in.</summary>
        public async Task<HttpClient> MemberAsync(string phone = Phone, string pin = Pin)
        {
            var browser = world.Browser();
            using var answer = await browser.SignInAsync(phone, pin);
            Assert.Equal("/anggota", answer.Headers.Location?.ToString());
            return browser;
        }

        public Task<MemberAccess> AccessAsync(OrganisationId id, MemberId member) =>
            world.AskAsync<Db, MemberAccess>(db =>
                db.MemberAccesses.AsNoTracking()
                    .SingleAsync(a => a.CooperativeId == id && a.MemberId == member, World.Ct)
            );
    }

    extension(HttpClient browser)
    {
        public Task<HttpResponseMessage> SignInAsync(string phone = Phone, string pin = Pin) =>
            browser.SendAsync("/anggota/masuk", [("Input.Phone", phone), ("Input.Pin", pin)]);

        public async Task<(int Status, string? To)> StatusAsync(string path)
        {
            using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative), World.Ct);
            return ((int)answer.StatusCode, answer.Headers.Location?.ToString());
        }

        /// <summary>Asks that the register say something else; with a PIN also another phone.</summary>
        public Task<HttpResponseMessage> CorrectAsync(
            string heir,
            string number = Phone,
            string pin = "",
            string place = ""
        ) =>
            browser.SendAsync(
                "/anggota/data",
                [
                    ("Input.Id", $"{Guid.CreateVersion7()}"),
                    ("Input.Phone", number),
                    ("Input.Neighbourhood", place),
                    ("Input.Heir", heir),
                    ("Input.Pin", pin),
                ],
                "/anggota/pin"
            );

        /// <summary>A session that is over is sent to the way in.</summary>
        public async Task IsOutAsync() =>
            Assert.Equal((302, "/anggota/masuk"), await browser.StatusAsync("/anggota"));
    }
}
