namespace NaikKelas.Registry.Numbers;

/// <summary>Something odd that stops nobody: it is shown, and the person decides.</summary>
public sealed record Warning(string Code, FormattableString Message, string? Field = null);
