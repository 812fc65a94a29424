namespace NaikKelas.Training.Relaxations;

/// <summary>The advice on a board; only an officer before the draw may act on it.</summary>
internal sealed record AdviceStrip(IReadOnlyList<AdviceLine> Lines, bool MayRelax);
