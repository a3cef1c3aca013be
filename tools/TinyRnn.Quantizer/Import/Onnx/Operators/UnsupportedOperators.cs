namespace TinyRnn.Quantizer.Import.Onnx.Operators;

/// <summary>Says in the field's words what an operator is that cannot be imported.</summary>
internal static class UnsupportedOperators
{
    public static string Explain(string name) =>
        name switch
        {
            "Loop" or "Scan" => "the recurrent layers are written as a while loop, as tf2onnx does with those of Keras 3, and not as RNN, GRU or LSTM. "
                + "Import the .keras file instead, or convert the model with unroll=False and Keras 2 layers",
            "LayerNormalization" or "InstanceNormalization" or "GroupNormalization" => $"{name}: its factors depend on the values; only batch normalization "
                + "can become part of the weights",
            "Conv" or "ConvTranspose" or "MaxPool" or "AveragePool" => $"{name}: convolutions and pooling over parts of a window are not supported",
            "Attention" or "MultiHeadAttention" => $"{name}: attention is not supported",
            _ => $"operator {Text.Quote(name)} is not supported",
        };
}
