namespace TinyRnn;

/// <summary>Reads the one record of an activation, of cells and Dense layers alike.</summary>
internal static class ActivationReader
{
    /// <param name="fields">What is read from.</param>
    /// <param name="what">Which activation of the layer, for errors; with a space at its end, or empty for the only one.</param>
    /// <param name="fractionBits">Fraction bits of the result.</param>
    public static IntegerActivation Read(LayerFieldReader fields, string what, int fractionBits)
    {
        var function = (ActivationFunction)fields.ReadRanged(what + "function", 1, 0, (int)ActivationFunction.FineTanh);
        long least = IntegerActivation.Floor(function);
        long most = IntegerActivation.Ceiling(function);
        if (fields.ReadRanged(what + "range", 1, 0, 1) == 1)
        {
            least = fields.ReadLong(what + "least", least, most);
            most = fields.ReadLong(what + "most", least, most);
        }

        int at = fields.Position;
        int parameter = fields.ReadSigned(what + "parameter");
        if (function == ActivationFunction.Linear && parameter != 0)
        {
            throw fields.Error(what + "parameter", at, "0", parameter.ToString());
        }

        return new IntegerActivation(function, least, most, parameter, fractionBits);
    }
}
