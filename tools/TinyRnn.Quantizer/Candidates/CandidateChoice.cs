using System.Collections.Generic;

namespace TinyRnn.Quantizer.Candidates;

/// <summary>What was tried and what was taken.</summary>
/// <param name="Candidates">From the smallest and fastest on.</param>
/// <param name="Taken">One of them.</param>
/// <param name="Reason">Why it was taken, a sentence.</param>
public sealed record CandidateChoice(IReadOnlyList<Candidate> Candidates, Candidate Taken, string Reason);
