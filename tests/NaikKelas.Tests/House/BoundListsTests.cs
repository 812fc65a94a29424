using System.Collections;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Host;

namespace NaikKelas.Tests.House;

/// <summary>A form is bound into the list that stands there; into one that cannot grow it is bound without a word, and lost.</summary>
public sealed class BoundListsTests
{
    [Fact]
    public void Every_list_of_a_form_can_grow()
    {
        var models = Modules
            .WithTexts.Distinct()
            .SelectMany(a => a.GetTypes())
            .Where(t => t.IsAssignableTo(typeof(PageModel)) && !t.IsAbstract);

        var bound = models
            .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(p => p.GetCustomAttribute<BindPropertyAttribute>() is not null)
            .SelectMany(p => Inside(p.PropertyType))
            .ToHashSet();

        Assert.NotEmpty(bound);
        Assert.Equal("", string.Join('\n', bound.SelectMany(FixedLists)));
    }

    [Fact]
    public void A_list_that_cannot_grow_is_found() => Assert.Single(FixedLists(typeof(Fixed)));

    private sealed record Fixed
    {
        public IReadOnlyList<string> Words { get; init; } = [];

        public IReadOnlyList<string> Others { get; init; } = new List<string>();
    }

    private static IEnumerable<string> FixedLists(Type type)
    {
        if (type.GetConstructor(Type.EmptyTypes) is null)
            return [];
        var empty = Activator.CreateInstance(type);
        return type.GetProperties()
            .Where(p => p.CanRead && p.GetIndexParameters().Length == 0)
            .Where(p => p.PropertyType.IsAssignableTo(typeof(IEnumerable)) && !p.PropertyType.IsArray)
            .Where(p => p.SetMethod is not null && p.GetValue(empty) is IList { IsFixedSize: true })
            .Select(p => $"{type.FullName}.{p.Name}");
    }

    /// <summary>A bound type and those of its properties, ours only.</summary>
    private static IEnumerable<Type> Inside(Type type)
    {
        var own = type.IsGenericType ? type.GetGenericArguments() : [type];
        foreach (
            var one in own.Where(o =>
                o.IsClass && o.Namespace?.StartsWith("NaikKelas", StringComparison.Ordinal) == true
            )
        )
        {
            yield return one;
            foreach (
                var deeper in one.GetProperties()
                    .Select(p => p.PropertyType)
                    .Where(t => t != one)
                    .SelectMany(Inside)
            )
                yield return deeper;
        }
    }
}
