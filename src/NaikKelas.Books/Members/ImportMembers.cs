using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.MemberView;
using NaikKelas.Books.Opening;
using NaikKelas.Documents.Sheets;
using NaikKelas.Interface.Imports;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Members;

/// <summary>
/// The register of members from a sheet, with what each had saved on the opening day. The savings are written down only;
/// they are posted with the other opening balances.
/// </summary>
internal sealed class ImportMembers(Db db, AgencyClock clock, MemberSecrets secrets)
    : Import<ImportMembers.Row>
{
    public sealed record Row(
        string Number,
        string Name,
        string? Phone,
        string? Neighbourhood,
        string? Heir,
        DateOnly? JoinedOn,
        IReadOnlyDictionary<string, long> Savings
    );

    private readonly SheetColumn<string> _number = new("Nomor Anggota", CellParsers.Text(20))
    {
        Required = true,
        Aliases = ["No. Anggota", "No Anggota", "NIA"],
        Hint = $"Nomor di buku daftar anggota; dari sini anggota dikenali bila diimpor lagi.",
        Example = "0001",
    };

    private readonly SheetColumn<string> _name = new("Nama", CellParsers.Text(MemberInput.NameMax))
    {
        Required = true,
        Aliases = ["Nama Anggota", "Nama Lengkap"],
        Example = "Sri Lestari",
        Width = 30,
    };

    private readonly SheetColumn<string> _phone = new("Nomor HP", CellParsers.Text(60))
    {
        Aliases = ["No. HP", "No HP", "HP", "WA"],
        Example = "0812-3456-7890",
    };

    private readonly SheetColumn<string> _neighbourhood = new("Dusun atau Kelompok", CellParsers.Text(200))
    {
        Aliases = ["Dusun", "Kelompok", "Alamat"],
        Example = "Dusun Krajan",
    };

    private readonly SheetColumn<string> _heir = new("Ahli Waris", CellParsers.Text(200));

    private readonly SheetColumn<DateOnly> _joinedOn = new("Masuk Tanggal", CellParsers.Date)
    {
        Aliases = ["Tanggal Masuk", "Tgl Masuk"],
        Hint = $"Kosong: dianggap sudah anggota sejak pembukuan dibuka.",
        Example = "15/01/2020",
    };

    public override string Kind => "members";

    public override FormattableString Title => $"Impor anggota dan simpanannya";

    public override FormattableString Explanation =>
        $"Satu baris adalah satu anggota, dikenali dari nomornya. Simpanan adalah saldo pada hari pembukuan dibuka; ia baru dicatat bersama saldo awal lainnya.";

    public override string TemplateName => "templat-anggota";

    protected override Task<Refusal?> UndoRefusalAsync(Guid? target, CancellationToken ct) =>
        Task.FromResult<Refusal?>(
            Refusal.Conflict(
                "members-stay",
                $"Anggota yang sudah masuk daftar tidak dihapus lagi. Betulkan datanya, atau catat keluar."
            )
        );

    protected override async Task<SheetSpec<Row>> SpecAsync(Guid? target, CancellationToken ct)
    {
        var savings = await SavingsAsync(target, ct);
        return new SheetSpec<Row>(
            "Anggota",
            [_number, _name, _phone, _neighbourhood, _heir, _joinedOn, .. savings.Select(s => s.Column)],
            record => new Row(
                record.Get(_number),
                record.Get(_name),
                record.Find(_phone),
                record.Find(_neighbourhood),
                record.Find(_heir),
                record.FindValue(_joinedOn),
                savings
                    .Select(s => (s.Product.AccountCode, Amount: record.FindValue(s.Column)))
                    .Where(s => s.Amount is not null)
                    .ToDictionary(s => s.AccountCode, s => s.Amount!.Value, StringComparer.Ordinal)
            )
        );
    }

    protected override async Task CheckAsync(
        Guid? target,
        IReadOnlyList<ImportRow<Row>> rows,
        CancellationToken ct
    )
    {
        var known = await KnowAsync(target, ct);
        var told = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var number = row.Value.Number.Trim();
            if (!told.TryAdd(number, row.Number))
                row.Problem(
                    _number,
                    "member-twice",
                    $"Anggota nomor {number} sudah ada di baris {told[number]:0}."
                );
            else if (known.Members.TryGetValue(number, out var member))
                Compare(row, member, known);
            else
                Add(row, number, known);
        }
    }

    private void Add(ImportRow<Row> row, string number, Known known)
    {
        var value = row.Value;
        var refusals = new Refusals();
        var member = RegisterMembers.Read(
            known.CooperativeId,
            new RegisterMembers.Input
            {
                Number = number,
                Name = value.Name,
                Phone = value.Phone,
                Neighbourhood = value.Neighbourhood,
                Heir = value.Heir,
                JoinedOn = value.JoinedOn ?? known.OpenedOn,
            },
            known.Numbers,
            clock.Today,
            refusals
        );
        Problems(row, refusals);
        if (member is null)
            return;
        row.New(() =>
        {
            db.Members.Add(member);
            foreach (
                var product in known.Products.Where(p => p.Opens || value.Savings.ContainsKey(p.AccountCode))
            )
            {
                var passbook = RegisterMembers.PassbookOf(member, product);
                db.SubledgerAccounts.Add(passbook);
                if (value.Savings.TryGetValue(product.AccountCode, out var saved))
                    Write(passbook, saved);
            }
        });
    }

    private void Compare(ImportRow<Row> row, Member member, Known known)
    {
        var value = row.Value;
        var refusals = new Refusals();
        var now = new MemberInput
        {
            Name = value.Name,
            Phone = value.Phone,
            Neighbourhood = value.Neighbourhood,
            Heir = value.Heir,
        }.Read(refusals);
        Problems(row, refusals);
        if (refusals.Any)
            return;
        row.Compare(
            member.Name,
            _name,
            member.Name,
            now.Name,
            true,
            () => (member.Name, member.NameKey) = (now.Name, Registry.Numbers.NameKey.Of(now.Name))
        );
        row.Compare(
            member.Name,
            _phone,
            member.Phone,
            now.Phone,
            now.Phone is not null,
            () =>
            {
                member.Phone = now.Phone;
                Move(member, known);
            }
        );
        row.Compare(
            member.Name,
            _neighbourhood,
            member.Neighbourhood,
            now.Neighbourhood,
            now.Neighbourhood is not null,
            () => member.Neighbourhood = now.Neighbourhood
        );
        row.Compare(
            member.Name,
            _heir,
            member.Heir,
            now.Heir,
            now.Heir is not null,
            () => member.Heir = now.Heir
        );
        foreach (var (account, saved) in value.Savings)
            CompareSaving(row, member, known.Products.First(p => p.AccountCode == account), saved, known);
    }

    /// <summary>Who has access signs in by the number that stands in the register.</summary>
    private void Move(Member member, Known known)
    {
        if (!known.Phones.TryGetValue(member.Id, out var before))
            return;
        db.MemberPhones.Remove(before);
        db.MemberPhones.Add(
            new MemberPhone
            {
                PhoneKey = secrets.PhoneKey(member.Phone!),
                CooperativeId = member.CooperativeId,
                MemberId = member.Id,
            }
        );
    }

    private void CompareSaving(
        ImportRow<Row> row,
        Member member,
        SavingsProduct product,
        long saved,
        Known known
    )
    {
        var passbook = known.Passbooks[(member.Id, product.AccountCode)].FirstOrDefault();
        var written = passbook is null ? null : known.Written.GetValueOrDefault(passbook.Id);
        row.Compare(
            member.Name,
            ColumnOf(product),
            written?.Amount.Value ?? 0,
            saved,
            true,
            () =>
            {
                if (written is not null)
                {
                    written.Amount = new Rupiah(saved);
                    return;
                }

                if (passbook is null)
                    db.SubledgerAccounts.Add(passbook = RegisterMembers.PassbookOf(member, product));
                Write(passbook, saved);
            }
        );
    }

    private void Write(SubledgerAccount passbook, long saved) =>
        db.OpeningSavings.Add(
            new OpeningSaving
            {
                CooperativeId = passbook.CooperativeId,
                SubledgerId = passbook.Id,
                Amount = new Rupiah(saved),
            }
        );

    private void Problems(ImportRow<Row> row, Refusals refusals) =>
        row.Problems(
            refusals.All,
            (nameof(RegisterMembers.Input.Number), _number),
            (nameof(RegisterMembers.Input.Name), _name),
            (nameof(RegisterMembers.Input.Phone), _phone),
            (nameof(RegisterMembers.Input.JoinedOn), _joinedOn)
        );

    private async Task<IReadOnlyList<(SavingsProduct Product, SheetColumn<long> Column)>> SavingsAsync(
        Guid? target,
        CancellationToken ct
    )
    {
        var id = new OrganisationId(target ?? Guid.Empty);
        await db.ForCooperativeAsync(id, ct);
        var products = await db
            .SavingsProducts.AsNoTracking()
            .Where(p => p.CooperativeId == id)
            .OrderByDescending(p => p.AccountCode)
            .ToListAsync(ct);
        return [.. products.Select(p => (p, ColumnOf(p)))];
    }

    private static SheetColumn<long> ColumnOf(SavingsProduct product) =>
        new(Texts.Word(product.Kind), CellParsers.Whole(0, JournalRules.AmountMax))
        {
            Hint = $"Saldo pada hari pembukuan dibuka, rupiah.",
            Example = product.Amount.Value.ToString(CultureInfo.InvariantCulture),
        };

    private async Task<Known> KnowAsync(Guid? target, CancellationToken ct)
    {
        var id = new OrganisationId(target ?? Guid.Empty);
        // Held while the rows go in: nobody else gives away the same numbers.
        if (db.Database.CurrentTransaction is not null)
            await db.HoldBooksAsync(id, ct);
        else
            await db.ForCooperativeAsync(id, ct);
        var members = await db.Members.Where(m => m.CooperativeId == id).ToListAsync(ct);
        return new Known(
            id,
            await db.Books.Where(b => b.CooperativeId == id).Select(b => b.OpenedOn).SingleAsync(ct),
            members.ToDictionary(m => m.Number, StringComparer.Ordinal),
            members.Select(m => m.Number).ToHashSet(StringComparer.Ordinal),
            await db.SavingsProducts.AsNoTracking().Where(p => p.CooperativeId == id).ToListAsync(ct),
            (
                await db
                    .SubledgerAccounts.AsNoTracking()
                    .Where(s => s.CooperativeId == id && s.MemberId != null)
                    .ToListAsync(ct)
            ).ToLookup(s => (s.MemberId!.Value, s.AccountCode)),
            await db
                .OpeningSavings.Where(s => s.CooperativeId == id)
                .ToDictionaryAsync(s => s.SubledgerId, ct),
            await db.MemberPhones.Where(p => p.CooperativeId == id).ToDictionaryAsync(p => p.MemberId, ct)
        );
    }

    private sealed record Known(
        OrganisationId CooperativeId,
        DateOnly OpenedOn,
        IReadOnlyDictionary<string, Member> Members,
        HashSet<string> Numbers,
        IReadOnlyList<SavingsProduct> Products,
        ILookup<(MemberId Member, string Account), SubledgerAccount> Passbooks,
        IReadOnlyDictionary<SubledgerId, OpeningSaving> Written,
        IReadOnlyDictionary<MemberId, MemberPhone> Phones
    );
}
