using NaikKelas.Kernel;
using NaikKelas.Registry.Numbers;

namespace NaikKelas.Registry.Persons;

/// <summary>
/// The one way a name is searched, served by an index on both engines: each typed word must begin a word of the name,
/// asked as a range of the word table. Sixteen digits are a NIK and go through the blind index.
/// </summary>
internal static class PersonSearch
{
    /// <summary>Sorts after every letter and digit that a key can hold.</summary>
    private const string AfterAll = "\uffff";

    extension(IQueryable<Person> persons)
    {
        public IQueryable<Person> Matching(Db db, PersonalDataKey key, string? text)
        {
            if (Digit.Only(text) is { Length: Nik.Length } digits)
            {
                var index = key.BlindIndex(digits);
                return persons.Where(p => p.NikIndex == index);
            }

            var words = db.NameWords;
            foreach (var word in NameKey.Words(NameKey.Of(text)))
            {
                var (from, until) = (word, word + AfterAll);
#pragma warning disable CA1309 // Translated to SQL, where the column's collation is by byte.
                persons = persons.Where(p =>
                    words.Any(w =>
                        w.PersonId == p.Id
                        && string.Compare(w.Word, from) >= 0
                        && string.Compare(w.Word, until) < 0
                    )
                );
#pragma warning restore CA1309
            }

            return persons;
        }
    }
}
