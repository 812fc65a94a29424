using System.Reflection;
using System.Runtime.CompilerServices;
using NaikKelas.Host;

namespace NaikKelas.Tests.House;

/// <summary>docs/glossary.md and the code use the same words.</summary>
public sealed class GlossaryTests
{
    private sealed record Term(string Name, IReadOnlyList<string> Forbidden);

    [Fact]
    public void Each_code_name_of_the_glossary_exists()
    {
        var names = Names().Select(n => n.Name).ToHashSet(StringComparer.Ordinal);

        Assert.Equal("", string.Join(", ", Terms().Select(t => t.Name).Where(name => !names.Contains(name))));
    }

    [Fact]
    public void No_name_contains_a_forbidden_word()
    {
        var forbidden = Terms().SelectMany(t => t.Forbidden).ToList();

        Assert.NotEmpty(forbidden);
        Assert.Empty(Used(forbidden, Names()));
    }

    [Fact]
    public void A_forbidden_word_is_found() =>
        Assert.NotEmpty(Used(["Glossary"], typeof(GlossaryTests).GetMembers().Append(typeof(GlossaryTests))));

    private static IEnumerable<string> Used(IReadOnlyList<string> forbidden, IEnumerable<MemberInfo> names) =>
        names
            .Where(n => forbidden.Any(word => n.Name.Contains(word, StringComparison.Ordinal)))
            .Select(n => $"{n.DeclaringType?.Name}.{n.Name}")
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<Term> Terms([CallerFilePath] string caller = "") =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(caller)!, "../../../docs/glossary.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new Term(
                cells[0].Trim('`'),
                cells[4].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            ));

    /// <summary>Our own types and members; what the compiler makes has a bracket in its name.</summary>
    private static IEnumerable<MemberInfo> Names() =>
        Modules
            .WithTexts.Distinct()
            .SelectMany(a => a.GetTypes())
            .Where(t => t.Namespace?.StartsWith("NaikKelas", StringComparison.Ordinal) == true)
            .SelectMany(t =>
                t.GetMembers(
                        BindingFlags.Public
                            | BindingFlags.NonPublic
                            | BindingFlags.Instance
                            | BindingFlags.Static
                            | BindingFlags.DeclaredOnly
                    )
                    .Append(t)
            )
            .Where(m => !m.Name.Contains('<', StringComparison.Ordinal));
}
