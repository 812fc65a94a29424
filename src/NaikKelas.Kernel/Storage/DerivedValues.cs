using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NaikKelas.Kernel;

/// <summary>A record that keeps something made from its own values (search words): to be made anew when they are put back.</summary>
public interface IHasDerived
{
    void Derive();
}

/// <summary>What rows of a table are called where somebody is told that they stand in the way.</summary>
public static class InUse
{
    private const string Mark = "NaikKelas:CalledInUse";

    private static readonly FormattableString Other = $"data lain";

    extension<T>(EntityTypeBuilder<T> entity)
        where T : class
    {
        /// <param name="words">Indonesian, translated when shown: "usulan peserta".</param>
        public EntityTypeBuilder<T> CalledInUse(FormattableString words)
        {
            ArgumentNullException.ThrowIfNull(words);
            entity.HasAnnotation(Mark, words.Format);
            return entity;
        }
    }

    extension(IReadOnlyEntityType type)
    {
        public string InUseWords => type.FindAnnotation(Mark)?.Value as string ?? Other.Format;
    }
}
