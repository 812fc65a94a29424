using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NaikKelas.Kernel;

public static class ByteOrder
{
    internal const string Mark = "NaikKelas:SortsByByte";

    extension(PropertyBuilder<string> property)
    {
        /// <summary>
        /// A column that is compared as a range ("begins with"): byte by byte on every engine, so that an index serves it.
        /// </summary>
        public PropertyBuilder<string> SortsByByte() => property.HasAnnotation(Mark, true);
    }
}
