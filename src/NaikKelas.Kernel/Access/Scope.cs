using System.Linq.Expressions;

namespace NaikKelas.Kernel.Access;

/// <summary>The one place where a query is cut to what a person may see.</summary>
public static class Scope
{
    /// <summary>35.72 covers 35.72 and 35.72.01, not 35.7 nor 35.721; "" covers the country.</summary>
    public static bool Covers(string prefix, string code) =>
        prefix.Length == 0
        || code.StartsWith(prefix, StringComparison.Ordinal)
            && (code.Length == prefix.Length || code[prefix.Length] == '.');

    extension<T>(IQueryable<T> query)
    {
        /// <summary>Rows of the actor's regions.</summary>
        public IQueryable<T> Within(Actor actor, Expression<Func<T, string>> region)
        {
            ArgumentNullException.ThrowIfNull(actor);
            ArgumentNullException.ThrowIfNull(region);
            return actor.IsSystem
                ? query
                : query.Where(AnyOf([.. actor.Current.Select(g => InRegion(region, g.RegionCode))], region));
        }

        /// <summary>Rows of the actor's regions, and those of the organisations the actor acts for.</summary>
        public IQueryable<T> Within<TId>(
            Actor actor,
            Expression<Func<T, string>> region,
            Expression<Func<T, TId>> organisation
        )
            where TId : struct, IId<TId>
        {
            ArgumentNullException.ThrowIfNull(actor);
            ArgumentNullException.ThrowIfNull(region);
            ArgumentNullException.ThrowIfNull(organisation);
            if (actor.IsSystem)
                return query;
            var own = actor
                .Current.Where(g => g.Organisation is not null)
                .Select(g => OfOrganisation(organisation, region, g.Organisation!.Value));
            return query.Where(
                AnyOf([.. actor.Current.Select(g => InRegion(region, g.RegionCode)), .. own], region)
            );
        }
    }

    /// <summary>A region and all below it as a range of codes: "/" is the character after "." in the C collation.</summary>
    public static Expression<Func<T, bool>> In<T>(Expression<Func<T, string>> region, string prefix) =>
        Expression.Lambda<Func<T, bool>>(InRegion(region, prefix)!, region.Parameters[0]);

    private static Expression? InRegion<T>(Expression<Func<T, string>> region, string? prefix)
    {
        if (prefix is null)
            return null;
        if (prefix.Length == 0)
            return Expression.Constant(true);
        return Expression.AndAlso(
            Expression.GreaterThanOrEqual(Compare(region.Body, prefix), Expression.Constant(0)),
            Expression.LessThan(Compare(region.Body, prefix + "/"), Expression.Constant(0))
        );
    }

    private static MethodCallExpression Compare(Expression code, string to) =>
        Expression.Call(typeof(string), nameof(string.Compare), null, code, Parameter(to));

    private static BinaryExpression OfOrganisation<T, TId>(
        Expression<Func<T, TId>> organisation,
        Expression<Func<T, string>> region,
        Guid id
    )
        where TId : struct, IId<TId> =>
        Expression.Equal(
            new Rename(organisation.Parameters[0], region.Parameters[0]).Visit(organisation.Body),
            Parameter(TId.From(id))
        );

    /// <summary>A captured value, so that EF sends it as a parameter and caches one plan.</summary>
    private static MemberExpression Parameter<TValue>(TValue value) =>
        Expression.Property(Expression.Constant(new Captured<TValue>(value)), nameof(Captured<>.Value));

    private static Expression<Func<T, bool>> AnyOf<T>(
        IReadOnlyList<Expression?> parts,
        Expression<Func<T, string>> region
    ) =>
        Expression.Lambda<Func<T, bool>>(
            parts.OfType<Expression>().Aggregate((Expression)Expression.Constant(false), Expression.OrElse),
            region.Parameters[0]
        );

    private sealed record Captured<TValue>(TValue Value);

    private sealed class Rename(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
