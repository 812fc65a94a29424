namespace NaikKelas.Kernel;

/// <summary>
/// The address people open, without a slash at its end: for letters and QR codes. From the settings, never from the
/// request: whoever asks could name a host of their own.
/// </summary>
public sealed record SiteAddress(string Url);
