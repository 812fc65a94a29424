using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Registry;

/// <summary>The registry's tables as far as somebody reaches; what lies outside does not exist.</summary>
internal static class ScopedTables
{
    private const int AtOnce = 1000;

    extension(Db db)
    {
        public IQueryable<Organisation> OrganisationsWithin(Actor actor) =>
            db.Organisations.Within(actor, o => o.RegionCode, o => o.Id);

        public Task<Organisation?> ReachOrganisationAsync(
            OrganisationId id,
            Actor actor,
            CancellationToken ct
        ) => db.OrganisationsWithin(actor).SingleOrDefaultAsync(o => o.Id == id, ct);

        /// <summary>Persons who live in the region, and those who hold or held a position in an organisation of it.</summary>
        public IQueryable<Person> PersonsWithin(Actor actor) =>
            db.Persons.Reached(db, actor, p => p.RegionCode!, p => p.Id);

        /// <summary>The same persons by the words of their names: as many rows as words.</summary>
        public IQueryable<NameWord> NameWordsWithin(Actor actor) =>
            db.NameWords.Reached(db, actor, w => w.RegionCode!, w => w.PersonId);

        public Task<Person?> ReachPersonAsync(PersonId id, Actor actor, CancellationToken ct) =>
            db.PersonsWithin(actor).Include(p => p.Words).SingleOrDefaultAsync(p => p.Id == id, ct);

        /// <summary>What the new ones could repeat, read once for many.</summary>
        public async Task<OrganisationTwins> TwinsOfAsync(
            IReadOnlyList<OrganisationInput> inputs,
            CancellationToken ct
        )
        {
            var twins = new OrganisationTwins();
            var organisations = db.Organisations;
            foreach (var some in inputs.Chunk(AtOnce))
            {
                string[] numbers =
                [
                    .. some.Select(i => Text.Tidy(i.NomorIndukKoperasi)).Where(n => n.Length > 0),
                ];
                string[] keys = [.. some.Select(i => NameKey.Of(i.Name)).Distinct(StringComparer.Ordinal)];
                foreach (
                    var organisation in await organisations
                        .AsNoTracking()
                        .Where(o => numbers.Contains(o.NomorIndukKoperasi) || keys.Contains(o.NameKey))
                        .ToListAsync(ct)
                )
                    twins.Add(organisation);
            }

            return twins;
        }
    }

    extension<T>(IQueryable<T> rows)
    {
        /// <summary>
        /// Rows of persons within reach. The position is asked for as a value, not as EXISTS: for that one PostgreSQL
        /// would first collect everybody of the region.
        /// </summary>
        private IQueryable<T> Reached(
            Db db,
            Actor actor,
            Expression<Func<T, string>> region,
            Expression<Func<T, PersonId>> person
        )
        {
            if (actor.IsSystem || actor.Reaches(""))
                return rows;
            var (affiliations, own) = (db.Affiliations, db.OrganisationsWithin(actor));
            Expression<Func<PersonId, bool>> inOffice = id =>
                affiliations
                    .Where(a => a.PersonId == id && own.Any(o => o.Id == a.OrganisationId))
                    .Select(a => true)
                    .FirstOrDefault();
            var late = Expression.Lambda<Func<T, bool>>(
                new Replace(inOffice.Parameters[0], person.Body).Visit(inOffice.Body),
                person.Parameters[0]
            );
            return rows.Where(
                actor
                    .Current.Select(g => g.RegionCode)
                    .OfType<string>()
                    .Select(prefix => Scope.In(region, prefix))
                    .Aggregate(late, Either)
            );
        }
    }

    /// <summary>Sorts after every letter and digit that a key can hold.</summary>
    private const string AfterAll = "\uffff";

    extension(IQueryable<NameWord> rows)
    {
        /// <summary>
        /// Persons whose name has a word beginning with each of these, by the first; somebody with two such words
        /// comes twice.
        /// </summary>
        public IQueryable<NameWord> Bearing(Db db, IReadOnlyList<string> words)
        {
            rows = rows.BeginningWith(words[0]);
            var others = db.NameWords;
            foreach (var word in words.Skip(1))
            {
                var also = others.BeginningWith(word);
                rows = rows.Where(w => also.Any(o => o.PersonId == w.PersonId));
            }

            return rows;
        }

#pragma warning disable CA1309 // Translated to SQL, where the column's collation is by byte.
        private IQueryable<NameWord> BeginningWith(string word)
        {
            var until = word + AfterAll;
            return rows.Where(w => string.Compare(w.Word, word) >= 0 && string.Compare(w.Word, until) < 0);
        }
#pragma warning restore CA1309
    }

    extension(IQueryable<Person> persons)
    {
        /// <summary>
        /// The one way a name is searched, served by an index on both engines: each typed word must begin a word of the
        /// name, asked as a range of the word table. Sixteen digits are a NIK and go through the blind index; a single
        /// letter, which half of all names hold, is only looked for at the beginning.
        /// </summary>
        public IQueryable<Person> Matching(Db db, PersonalDataKey key, string? text)
        {
            if (Digit.Only(text) is { Length: Nik.Length } digits)
            {
                var index = key.BlindIndex(digits);
                return persons.Where(p => p.NikIndex == index);
            }

            if (NameKey.Of(text) is [var letter])
                return persons.Beginning($"{letter}");
            var words = db.NameWords;
            foreach (var word in NameKey.Words(NameKey.Of(text)))
            {
                var bearers = words.BeginningWith(word).Select(w => w.PersonId);
                persons = persons.Where(p => bearers.Contains(p.Id));
            }

            return persons;
        }

#pragma warning disable CA1309 // Translated to SQL, where the column's collation is by byte.
        private IQueryable<Person> Beginning(string from)
        {
            var until = from + AfterAll;
            return persons.Where(p =>
                string.Compare(p.NameKey, from) >= 0 && string.Compare(p.NameKey, until) < 0
            );
        }
#pragma warning restore CA1309
    }

    /// <summary>The region first: it is the cheaper question.</summary>
    private static Expression<Func<T, bool>> Either<T>(
        Expression<Func<T, bool>> late,
        Expression<Func<T, bool>> early
    ) =>
        Expression.Lambda<Func<T, bool>>(
            Expression.OrElse(
                early.Body,
                new Replace(late.Parameters[0], early.Parameters[0]).Visit(late.Body)
            ),
            early.Parameters[0]
        );

    private sealed class Replace(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
