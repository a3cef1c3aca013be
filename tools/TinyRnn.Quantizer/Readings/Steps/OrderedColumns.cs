namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>Columns that are taken in order, because the model's features have no names.</summary>
internal static class OrderedColumns
{
    /// <summary>That there are too many or too few, and how to say which are meant.</summary>
    /// <param name="wanted">Columns that the model takes.</param>
    /// <param name="found">Those of the file.</param>
    /// <param name="besides">Which do not count, or empty.</param>
    public static string Problem(int wanted, int found, string besides = "") =>
        $"the model's features have no names, so columns are taken in order: expected {wanted} columns{besides}, found {found}; "
            + "\"features\" in the model's sidecar name them ('tinyrnn sidecar --inputs COLUMN,COLUMN' writes one)";
}
