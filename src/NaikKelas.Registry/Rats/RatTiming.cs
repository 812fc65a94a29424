using NaikKelas.Interface;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Registry.Rats;

/// <summary>How a RAT stands to its deadline, as a dot and a word.</summary>
internal sealed record RatTiming(Tone Tone, string Word)
{
    private static readonly RatTiming OnTime = new(Tone.Green, "Tepat waktu");
    private static readonly RatTiming WithinLaw = new(
        Tone.Amber,
        "Terlambat, masih dalam batas undang-undang"
    );
    private static readonly RatTiming Late = new(Tone.Red, "Terlambat");

    /// <summary>Amber: past the practice of the agencies, within the six months of UU 25/1992 art. 26.</summary>
    public static RatTiming Of(CooperativeForm? form, int bookYear, DateOnly heldOn) =>
        heldOn <= RatDeadline.Of(form, bookYear) ? OnTime
        : heldOn <= RatDeadline.Of(CooperativeForm.Secondary, bookYear) ? WithinLaw
        : Late;
}
