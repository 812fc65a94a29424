using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;
using NaikKelas.Host;
using NaikKelas.Host.SignIn;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Tests.House;

/// <summary>
/// Every sentence people can meet has its English line. The sentences are read from the compiled code, so it does not
/// matter how somebody wrapped or formatted them: keys of <c>Texts</c>, formats of FormattableString, Display names.
/// </summary>
public sealed partial class TextsTests
{
    private static readonly string[] Assemblies =
    [
        .. Modules.WithTexts.Select(a => a.GetName().Name!).Distinct(StringComparer.Ordinal),
    ];

    [Fact]
    public void Every_sentence_has_its_English()
    {
        var english = English().Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        var missing = Assemblies
            .SelectMany(name => Sentences(name).Select(sentence => (name, sentence)))
            .Concat(FromCode().Select(sentence => ("naikkelas", sentence)))
            .Where(s => !english.Contains(s.sentence))
            .Distinct()
            .Select(s => $"{s.Item1}: {JsonSerializer.Serialize(s.sentence, Readable)}")
            .ToList();

        Assert.True(missing.Count == 0, $"No English in Texts/en.json:\n{string.Join('\n', missing)}");
    }

    [Fact]
    public void The_English_has_the_same_places_as_the_Indonesian()
    {
        var differing = English().Where(pair => !Places(pair.Key).SetEquals(Places(pair.Value))).ToList();

        Assert.True(differing.Count == 0, string.Join('\n', differing.Select(pair => pair.Key)));
    }

    [Fact]
    public void A_sentence_of_this_test_is_found_in_the_compiled_code()
    {
        // What the search must see: an indexer with and without arguments, a FormattableString, a choice of two.
        var found = Sentences(typeof(TextsTests).Assembly.GetName().Name!).ToHashSet(StringComparer.Ordinal);

        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal)
            {
                "Kalimat contoh",
                "Kalimat dengan {0}",
                "Kalimat {0} dan {1}",
                "Yang satu",
                "Yang lain",
            },
            found
        );
    }

    internal static IEnumerable<string> Examples(NaikKelas.Kernel.Texts texts, bool one, int n) =>
        [
            texts["Kalimat contoh"],
            texts["Kalimat dengan {0}", n],
            texts.Of($"Kalimat {n} dan {one}"),
            texts[one ? "Yang satu" : "Yang lain"],
        ];

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What no literal stands for: words in a table of code.</summary>
    private static IEnumerable<string> FromCode() =>
        [
            .. Enum.GetValues<Role>().Select(RoleWords.CanDo),
            .. Modules.WithHost.SelectMany(m => m.Navigation).Select(n => n.Label),
            .. Modules.WithHost.SelectMany(m => m.ApiScopes).Select(s => s.Label),
        ];

    private static IEnumerable<KeyValuePair<string, string>> English([CallerFilePath] string caller = "") =>
        Directory
            .EnumerateFiles(
                Path.Combine(Path.GetDirectoryName(caller)!, "../../../src"),
                "en.json",
                SearchOption.AllDirectories
            )
            .Where(path => Path.GetFileName(Path.GetDirectoryName(path)) == "Texts")
            .SelectMany(path =>
                JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path))!
            );

    private static HashSet<string> Places(string text) =>
        [.. Place().Matches(text).Select(m => m.Groups[1].Value)];

    private static IEnumerable<string> Sentences(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(
            Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll")
        );
        return
        [
            .. module
                .GetTypes()
                .SelectMany(type =>
                    type.Methods.Where(m => m.HasBody).SelectMany(Literals).Concat(Displays(type))
                )
                .Where(IsSentence)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<string> Literals(MethodDefinition method)
    {
        var speaks = method.Body.Instructions.Any(i => IsFormattable(i) || IsText(i));
        if (!speaks)
            yield break;
        foreach (var literal in method.Body.Instructions.Where(i => i.OpCode.Code == Code.Ldstr))
            if (BeginsFormat(literal.Next, method) || GoesIntoText(literal.Next))
                yield return (string)literal.Operand;
    }

    /// <summary>A format is followed by the array of its arguments.</summary>
    private static bool BeginsFormat(Instruction? next, MethodDefinition method) =>
        next is { OpCode.Code: Code.Call, Operand: GenericInstanceMethod { Name: "Empty" } }
        || (
            next is not null
            && next.OpCode.Name.StartsWith("ldc.i4", StringComparison.Ordinal)
            && next.Next is { OpCode.Code: Code.Newarr, Operand: TypeReference { FullName: "System.Object" } }
            && method.Body.Instructions.Any(i => i.Offset > next.Offset && (IsFormattable(i) || IsText(i)))
        );

    /// <summary>The key of an indexer, also as one side of a choice.</summary>
    private static bool GoesIntoText(Instruction? next) =>
        next is not null
        && (
            IsText(next)
            || next is { OpCode.Code: Code.Br or Code.Br_S, Operand: Instruction target } && IsText(target)
        );

    private static bool IsFormattable(Instruction instruction) =>
        instruction.Operand
            is MethodReference
            {
                Name: "Create",
                DeclaringType.FullName: "System.Runtime.CompilerServices.FormattableStringFactory"
            };

    private static bool IsText(Instruction instruction) =>
        instruction.Operand
            is MethodReference { Name: "get_Item", DeclaringType.FullName: "NaikKelas.Kernel.Texts" };

    private static IEnumerable<string> Displays(TypeDefinition type) =>
        type
            .Properties.SelectMany(p => p.CustomAttributes)
            .Concat(type.Fields.SelectMany(f => f.CustomAttributes))
            .Where(a => a.AttributeType.Namespace == "System.ComponentModel.DataAnnotations")
            .SelectMany(a => a.Properties)
            .Where(p => p.Name is "Name" or "ErrorMessage")
            .Select(p => (string)p.Argument.Value);

    /// <summary>Markup and SQL are formats too, but nobody reads them.</summary>
    private static bool IsSentence(string text) =>
        Place().Replace(text, "").Any(char.IsLetter)
        && !text.Contains('<', StringComparison.Ordinal)
        && !text.Contains("=\"", StringComparison.Ordinal)
        && !Sql().IsMatch(text);

    [GeneratedRegex(@"\{(\d+)[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(
        @"^\s*(SELECT|INSERT|UPDATE|DELETE|WITH|CREATE|DROP|PRAGMA|ANALYZE)\b",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Sql();
}
