using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>
/// The arguments that each class of layers has in Keras 2.2 to 3.15. Those that change what a trained model computes are looked at where
/// the layer is read; the others have no effect. An argument that is neither may change the result, so it is refused.
/// </summary>
internal static class KerasArguments
{
    private static readonly string[] s_ofAll =
    [
        "name",
        "trainable",
        "dtype",
        "batch_input_shape",
        "batch_shape",
        "batch_size",
        "input_shape",
        "input_dtype",
        "input_dim",
        "input_length",
        "activity_regularizer",
        "autocast",
        "quantization_config",
        "lora_rank",
        "lora_alpha",
    ];

    private static readonly string[] s_weights =
    [
        .. Of("kernel"),
        .. Of("bias"),
        "use_bias",
        "units",
        "activation",
    ];

    private static readonly string[] s_cell =
    [
        .. s_weights,
        .. Of("recurrent"),
        "recurrent_activation",
        "reset_after",
        "unit_forget_bias",
        "dropout",
        "recurrent_dropout",
        "seed",
        "implementation",
    ];

    private static readonly string[] s_rnn =
    [
        "return_sequences",
        "return_state",
        "go_backwards",
        "stateful",
        "unroll",
        "time_major",
        "num_constants",
        "zero_output_for_mask",
        "use_cudnn",
    ];

    private static readonly Dictionary<string, string[]> s_byClass = new(StringComparer.Ordinal)
    {
        ["InputLayer"] = ["sparse", "ragged", "optional"],
        ["Dropout"] = ["rate", "noise_shape", "seed"],
        ["SpatialDropout1D"] = ["rate", "noise_shape", "seed"],
        ["GaussianDropout"] = ["rate", "seed"],
        ["GaussianNoise"] = ["stddev", "seed"],
        ["AlphaDropout"] = ["rate", "noise_shape", "seed"],
        ["ActivityRegularization"] = ["l1", "l2"],
        ["Identity"] = [],
        ["SimpleRNN"] = [.. s_cell, .. s_rnn],
        ["GRU"] = [.. s_cell, .. s_rnn],
        ["LSTM"] = [.. s_cell, .. s_rnn],
        ["CuDNNGRU"] = [.. s_cell, .. s_rnn],
        ["CuDNNLSTM"] = [.. s_cell, .. s_rnn],
        ["SimpleRNNCell"] = s_cell,
        ["GRUCell"] = s_cell,
        ["LSTMCell"] = s_cell,
        ["StackedRNNCells"] = ["cells", "reverse_state_order"],
        ["RNN"] = [.. s_rnn, "cell"],
        ["Bidirectional"] = ["layer", "backward_layer", "merge_mode", "num_constants"],
        ["TimeDistributed"] = ["layer"],
        ["Embedding"] = [.. Of("embeddings"), "output_dim", "mask_zero", "sparse"],
        ["Normalization"] = ["axis", "mean", "variance", "invert"],
        ["BatchNormalization"] =
        [
            .. Of("gamma"),
            .. Of("beta"),
            "moving_mean_initializer",
            "moving_variance_initializer",
            "axis",
            "momentum",
            "epsilon",
            "center",
            "scale",
            "renorm",
            "renorm_clipping",
            "renorm_momentum",
            "virtual_batch_size",
            "fused",
            "synchronized",
        ],
        ["Dense"] = s_weights,
        ["Activation"] = ["activation"],
        ["Softmax"] = ["axis"],
        ["ReLU"] = ["max_value", "negative_slope", "threshold"],
        ["Masking"] = ["mask_value"],
        ["Flatten"] = ["data_format"],
        ["RepeatVector"] = ["n"],
        ["GlobalAveragePooling1D"] = ["data_format", "keepdims"],
        ["GlobalMaxPooling1D"] = ["data_format", "keepdims"],
    };

    /// <exception cref="ImportException">An argument that is not known and is not null.</exception>
    public static void Check(KerasLayer layer, JsonElement config)
    {
        if (!s_byClass.TryGetValue(layer.ClassName, out string[]? known))
        {
            return; // the layer itself is refused
        }

        foreach (JsonProperty argument in config.EnumerateObject())
        {
            if (argument.Value.ValueKind != JsonValueKind.Null && !known.Contains(argument.Name) && !s_ofAll.Contains(argument.Name))
            {
                throw layer.Refuse(
                    $"argument {Text.Quote(argument.Name)} ({KerasJson.Show(argument.Value)}) is not known, and may change what the layer computes"
                );
            }
        }
    }

    private static string[] Of(string weight) => [$"{weight}_initializer", $"{weight}_regularizer", $"{weight}_constraint"];
}
