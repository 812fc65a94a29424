namespace NaikKelas.Training.Letters;

/// <summary>A ready message: the officer's own WhatsApp opens with number and text filled in. Pure.</summary>
internal static class WhatsAppLink
{
    /// <param name="phone">As the registry keeps it: 62….</param>
    /// <param name="text">Short and polite.</param>
    public static string? To(string? phone, string text) =>
        phone is { Length: > 0 } ? $"https://wa.me/{phone}?text={Uri.EscapeDataString(text)}" : null;
}
