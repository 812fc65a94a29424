using System.Linq.Expressions;

namespace NaikKelas.Kernel;

/// <summary>The rows after the last one that somebody saw: no row twice and none missed, whatever came in between.</summary>
public static class Keyset
{
    extension<T>(IQueryable<T> rows)
    {
        /// <summary>Beyond a text without twins, as the database sorts it.</summary>
        public IQueryable<T> After(Expression<Func<T, string>> text, string last)
        {
            ArgumentNullException.ThrowIfNull(text);
            return rows.Where(Beyond(text, last));
        }

        /// <summary>Beyond a text, and among equal ones beyond an id.</summary>
        public IQueryable<T> After<TId>(
            Expression<Func<T, string>> text,
            string lastText,
            Expression<Func<T, TId>> id,
            TId last
        )
            where TId : struct, IId<TId>
        {
            ArgumentNullException.ThrowIfNull(text);
            return rows.After(
                Beyond(text, lastText),
                Expression.Lambda<Func<T, bool>>(
                    Expression.Equal(text.Body, Parameter(lastText)),
                    text.Parameters
                ),
                id,
                last
            );
        }

        /// <param name="beyond">The sorted value lies beyond the last one.</param>
        /// <param name="same">It is the same; then the id decides, ascending.</param>
        /// <param name="id">The key without twins by which the list ends.</param>
        /// <param name="last">The id of the last row seen.</param>
        public IQueryable<T> After<TId>(
            Expression<Func<T, bool>> beyond,
            Expression<Func<T, bool>> same,
            Expression<Func<T, TId>> id,
            TId last
        )
            where TId : struct, IId<TId>
        {
            ArgumentNullException.ThrowIfNull(beyond);
            ArgumentNullException.ThrowIfNull(same);
            ArgumentNullException.ThrowIfNull(id);
            var row = beyond.Parameters[0];
            // An id knows no order in C#; the database does, and the method is only asked for its signature.
            var later = Expression.GreaterThan(
                new Rename(id.Parameters[0], row).Visit(id.Body),
                Parameter(last),
                liftToNull: false,
                typeof(Keyset).GetMethod(nameof(IsLater))!.MakeGenericMethod(typeof(TId))
            );
            return rows.Where(
                Expression.Lambda<Func<T, bool>>(
                    Expression.OrElse(
                        beyond.Body,
                        Expression.AndAlso(new Rename(same.Parameters[0], row).Visit(same.Body), later)
                    ),
                    row
                )
            );
        }
    }

    private static Expression<Func<T, bool>> Beyond<T>(Expression<Func<T, string>> text, string last) =>
        Expression.Lambda<Func<T, bool>>(
            Expression.GreaterThan(
                Expression.Call(typeof(string), nameof(string.Compare), null, text.Body, Parameter(last)),
                Expression.Constant(0)
            ),
            text.Parameters
        );

    /// <summary>A captured value, so that EF sends it as a parameter and caches one plan.</summary>
    private static MemberExpression Parameter<TValue>(TValue value) =>
        Expression.Property(Expression.Constant(new Captured<TValue>(value)), nameof(Captured<>.Value));

    /// <summary>What the database does with two ids, said in C#.</summary>
    public static bool IsLater<TId>(TId one, TId other)
        where TId : struct, IId<TId> => one.Value.CompareTo(other.Value) > 0;

    private sealed record Captured<TValue>(TValue Value);

    private sealed class Rename(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
