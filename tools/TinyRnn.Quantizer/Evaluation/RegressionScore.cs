namespace TinyRnn.Quantizer.Evaluation;

/// <summary>How well one output fits its label, in the output's unit. NaN where undefined.</summary>
/// <param name="Output">The output's name.</param>
/// <param name="Rmse">Root of the mean squared error.</param>
/// <param name="Mae">Mean absolute error.</param>
/// <param name="R2">1 - squared error / squared deviation from the labels' mean; undefined for a constant label.</param>
public sealed record RegressionScore(string Output, double Rmse, double Mae, double R2);
