using System.Security.Cryptography;
using NaikKelas.Kernel;

namespace NaikKelas.Tests.Kernel;

public sealed class PersonalDataKeyTests
{
    private static readonly PersonalDataKey Key = new(new byte[32]);

    [Fact]
    public void What_was_sealed_can_be_opened_and_looks_different_each_time()
    {
        var (first, second) = (Key.Seal("3572014101900001"), Key.Seal("3572014101900001"));

        Assert.NotEqual(first, second);
        Assert.DoesNotContain("3572", first, StringComparison.Ordinal);
        Assert.Equal("3572014101900001", Key.Open(first));
        Assert.Equal("3572014101900001", Key.Open(second));
    }

    [Fact]
    public void A_changed_or_foreign_seal_does_not_open()
    {
        var box = Key.Seal("rahasia");
        var changed = box[..^4] + (box[^4] == 'A' ? 'B' : 'A') + box[^3..];
        var other = new PersonalDataKey([.. Enumerable.Repeat((byte)1, 32)]);

        Assert.ThrowsAny<CryptographicException>(() => Key.Open(changed));
        Assert.ThrowsAny<CryptographicException>(() => other.Open(box));
    }

    [Fact]
    public void The_blind_index_is_the_same_for_the_same_text_and_needs_the_key()
    {
        var other = new PersonalDataKey([.. Enumerable.Repeat((byte)1, 32)]);

        Assert.Equal(Key.BlindIndex("a"), Key.BlindIndex("a"));
        Assert.NotEqual(Key.BlindIndex("a"), Key.BlindIndex("b"));
        Assert.NotEqual(Key.BlindIndex("a"), other.BlindIndex("a"));
    }

    [Fact]
    public void Without_a_key_and_without_leave_to_make_one_nothing_starts()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("naikkelas-key-").FullName, "key");

        Assert.Throws<InvalidOperationException>(() => PersonalDataKey.From(null, file, mayCreate: false));
        var made = PersonalDataKey.From(null, file, mayCreate: true);
        Assert.Equal("x", PersonalDataKey.From(null, file, mayCreate: false).Open(made.Seal("x")));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }
}
