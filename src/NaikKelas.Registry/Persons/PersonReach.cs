using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Registry.Persons;

/// <summary>
/// Persons as far as somebody reaches: those who live in the region, and those who hold or held a position in an
/// organisation of it.
/// </summary>
internal static class PersonReach
{
    public static Refusal Unknown => Refusal.NotFound($"Orang tidak ditemukan.");

    extension(Db db)
    {
        public IQueryable<Person> PersonsWithin(Actor actor)
        {
            var persons = db.Persons;
            if (actor.IsSystem || actor.Reaches(""))
                return persons;
            var (affiliations, own) = (db.Affiliations, db.OrganisationsWithin(actor));
            Expression<Func<Person, bool>> inOffice = p =>
                affiliations.Any(a => a.PersonId == p.Id && own.Any(o => o.Id == a.OrganisationId));
            return persons.Where(
                actor
                    .Current.Select(g => g.RegionCode)
                    .OfType<string>()
                    .Select(prefix => Scope.In<Person>(p => p.RegionCode!, prefix))
                    .Aggregate(inOffice, Either)
            );
        }

        public Task<Person?> ReachPersonAsync(PersonId id, Actor actor, CancellationToken ct) =>
            db.PersonsWithin(actor).Include(p => p.Words).SingleOrDefaultAsync(p => p.Id == id, ct);
    }

    /// <summary>The region first: it is the cheaper question.</summary>
    private static Expression<Func<Person, bool>> Either(
        Expression<Func<Person, bool>> late,
        Expression<Func<Person, bool>> early
    ) =>
        Expression.Lambda<Func<Person, bool>>(
            Expression.OrElse(
                early.Body,
                new Rename(late.Parameters[0], early.Parameters[0]).Visit(late.Body)
            ),
            early.Parameters[0]
        );

    private sealed class Rename(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
