namespace NaikKelas.Training.Reviews;

/// <summary>The counts of a round as its board shows them, each leading to its list.</summary>
internal sealed record ReviewStrip(
    string Home,
    ReviewCounts Counts,
    int Applicants,
    bool HasCorrections,
    bool HasObjections
);
