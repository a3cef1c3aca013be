using System.Collections.Generic;

namespace TinyRnn.Trainer.Data;

/// <summary>The features of a table's rows.</summary>
/// <param name="Count">Features of a row.</param>
/// <param name="Values">[rows, count], in their units; finite. A row that gives none repeats the row before.</param>
/// <param name="Given">[rows]: false where too many readings are missing to make features.</param>
/// <param name="Begins">The rows with which everything begins anew, in order: the first of the table or of a sequence, and those behind a long gap.</param>
public sealed record FeatureRows(int Count, float[] Values, bool[] Given, IReadOnlyList<int> Begins);
