using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Models;

/// <summary>Summarizes integer models.</summary>
public static class ModelSummarizer
{
    /// <summary>The summary of a model that was read from a file, with what proved its import.</summary>
    /// <param name="model">The model.</param>
    /// <param name="file">The whole file.</param>
    /// <exception cref="ModelFormatException">What the file says of the proof breaks a rule of the format.</exception>
    public static ModelSummary Summarize(RnnModel model, byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Summarize(model, file.Length) with { Proof = ModelProof.Read(file), Origin = ModelOrigin.Read(file), Target = TargetSection.Read(file) };
    }

    /// <summary>The summary of a model that was read from a file.</summary>
    /// <param name="model">The model.</param>
    /// <param name="fileLength">Bytes of the file.</param>
    public static ModelSummary Summarize(RnnModel model, long fileLength)
    {
        ArgumentNullException.ThrowIfNull(model);
        ModelInfo info = model.Info;
        return new(
            info.Name,
            Convert.ToHexStringLower(info.Id),
            info.Task,
            info.Threshold,
            info.Inputs.Select(input => Summarize(input, info.Tokens > 0 ? 0 : -info.InputLimit, info.InputLimit)).ToArray(),
            info.Outputs.Select(output => new OutputSummary(output.Name, output.Unit, output.Scale)).ToArray(),
            model.Layers.SelectMany((layer, i) => Summaries(layer, i, i == 0 ? null : model.Layers[i - 1].FractionBits)).ToArray(),
            MemoryOf(model, fileLength),
            model.SelfTest.Steps
        )
        {
            Window = info.Window,
            NeedsWindow = info.NeedsWindow,
            NeedsFullWindow = info.NeedsFullWindow,
            GivesLastStep = info.GivesLastStep,
            OutputSteps = OutputSteps(info),
            Tokens = info.Tokens,
        };
    }

    /// <summary>A layer, and behind a layer of directions those.</summary>
    private static IEnumerable<LayerSummary> Summaries(Layer layer, int index, int? inputFractionBits)
    {
        if (layer is RecurrentKernel or DenseKernel)
        {
            return [Summarize(layer, index, inputFractionBits)];
        }

        var own = new LayerSummary(index, layer.Name, layer.Kind, layer.InputSize, layer.OutputSize, 0, layer.FractionBits, null, null)
        {
            Detail = DetailOf(layer),
        };
        if (layer is not DirectionsKernel directions)
        {
            return [own];
        }

        IEnumerable<LayerSummary> parts = layer.Parts.Select(part =>
            Summarize(part, index, inputFractionBits) with
            {
                Detail = string.Join(", ", new[] { part == directions.Backward ? "backward" : "forward", DetailOf(part) }.Where(text => text.Length > 0)),
            }
        );
        return [own, .. parts];
    }

    private static string DetailOf(Layer layer) =>
        layer switch
        {
            DirectionsKernel { Forward: not null } directions => directions.Merge.ToString().ToLowerInvariant(),
            EmbeddingKernel embedding => $"{embedding.Multipliers.Length} tokens, {embedding.Bits} bits",
            OneHotKernel => $"{layer.OutputSize} tokens",
            ReconstructionLayer { Reconstruction.Measure: ErrorMeasure.MeanAbsolute } => "mae",
            ReconstructionLayer => "mse",
            RecurrentKernel recurrent => LayerDetail.Of(recurrent),
            DenseKernel dense => LayerDetail.Of(dense),
            _ => "",
        };

    private static InputSummary Summarize(InputChannel input, int least, int most)
    {
        double step = 1.0 / input.Gain;
        return new(input.Name, input.Unit, input.Center + least * step, input.Center + most * step, step);
    }

    private static LayerSummary Summarize(Layer layer, int index, int? inputFractionBits)
    {
        RowScales scales = ScalesOf(layer);
        double unit = Math.Pow(2, -scales.Shift - SumBits(layer));
        var recurrent = layer as RecurrentKernel;
        WeightMatrix inputWeights = recurrent?.InputWeights ?? ((DenseKernel)layer).Weights;
        return new(
            index,
            layer.Name,
            layer.Kind,
            layer.InputSize,
            layer.OutputSize,
            layer.Rows,
            layer.FractionBits,
            Product(inputWeights, layer.Rows * layer.InputSize, layer.InputCopy, inputFractionBits, scales.InputMultipliers, unit),
            recurrent == null
                ? null
                : Product(
                    recurrent.RecurrentWeights,
                    RecurrentRows(recurrent) * layer.OutputSize,
                    recurrent.RecurrentCopy,
                    layer.FractionBits,
                    scales.RecurrentMultipliers,
                    unit
                )
        )
        {
            Detail = DetailOf(layer),
        };
    }

    /// <summary>Fraction bits of the sum that goes into the activation; of a table's index, those of the index before it is one.</summary>
    private static int SumBits(Layer layer)
    {
        IntegerActivation activation = layer is RecurrentKernel recurrent ? recurrent.Cell.Candidate : ((DenseKernel)layer).Activation;
        return activation.UsesTable ? SigmoidTable.IndexBits : activation.FractionBits;
    }

    /// <summary>Rows of the matrix that h is multiplied with; a GRU may keep those of the candidates apart.</summary>
    private static int RecurrentRows(RecurrentKernel layer) => layer is GruKernel { CandidateWeights: not null } ? 2 * layer.OutputSize : layer.Rows;

    private static ProductSummary Product(
        WeightMatrix matrix,
        int weights,
        Requantizer copy,
        int? fractionBits,
        long[] multipliers,
        double unit
    )
    {
        double? step = fractionBits is int bits ? Math.Pow(2, copy.Shift - bits) / copy.Multiplier : null;
        return new(matrix.Bits, weights, matrix.Lanes, copy.Limit, step, multipliers.Min() * unit, multipliers.Max() * unit);
    }

    private static MemorySummary MemoryOf(RnnModel model, long fileLength)
    {
        ModelInfo info = model.Info;
        Layer[] layers = model.Layers;
        int inputs = info.Inputs.Length;
        int outputs = info.Outputs.Length;
        var network = new LoadedNetwork(model);
        int layerOutputs = info.NeedsWindow ? network.WindowBufferLength : layers.Where(layer => layer.StateLength == 0).Sum(layer => layer.OutputSize);
        EmbeddingKernel? embedding = layers[0] as EmbeddingKernel;
        int embedded = embedding?.Weights.Length ?? 0;
        (WeightMatrix Matrix, int Rows, int Columns)[] matrices = layers.SelectMany(layer => layer.Parts).SelectMany(Matrices).ToArray();
        return new(
            fileLength,
            matrices.Sum(m => (long)m.Rows * m.Columns * m.Matrix.Bits / 8) + embedded * (embedding?.Bits ?? 0) / 8,
            matrices.Sum(m => 4L * m.Rows * m.Columns) + 4L * embedded,
            matrices.Sum(m => PackedBytes(m.Matrix.Lanes, m.Rows, m.Columns)) + sizeof(short) * embedded,
            layers.SelectMany(layer => layer.Parts).Sum(layer => ScaleBytes(layer) + OptionBytes(layer)) + sizeof(int) * (embedding?.Multipliers.Length ?? 0),
            sizeof(long) * model.Table.Segments.Length,
            sizeof(int) * info.StateLength,
            sizeof(long) * ScratchLength(layers) + sizeof(int) * (layers.SelectMany(layer => layer.Parts).Max(layer => layer.ValuesLength) + layerOutputs + inputs + outputs + layers.Length),
            sizeof(int) * (model.SelfTest.Readings.Length + model.SelfTest.Outputs.Length + (model.SelfTest.Windows?.Length ?? 0)),
            network.SavedStateLength
        );
    }

    private static int ScratchLength(Layer[] layers)
    {
        var scratch = new Scratch(layers);
        return scratch.Input.Length + scratch.Hidden.Length + scratch.InputSums.Length + scratch.RecurrentSums.Length + scratch.Gates.Length;
    }

    private static IEnumerable<(WeightMatrix Matrix, int Rows, int Columns)> Matrices(Layer layer)
    {
        if (layer is RecurrentKernel recurrent)
        {
            yield return (recurrent.InputWeights, layer.Rows, layer.InputSize);
            yield return (recurrent.RecurrentWeights, RecurrentRows(recurrent), layer.OutputSize);
            if (layer is GruKernel { CandidateWeights: WeightMatrix candidates })
            {
                yield return (candidates, layer.OutputSize, layer.OutputSize);
            }
            else if (layer is LstmKernel { Projection: Projection projection } lstm)
            {
                yield return (projection.Weights, lstm.OutputSize, lstm.CellLength);
            }
        }
        else if (layer is DenseKernel dense)
        {
            yield return (dense.Weights, layer.Rows, layer.InputSize);
        }
    }

    private static long PackedBytes(int lanes, int rows, int columns) =>
        lanes == 1 ? sizeof(short) * (long)rows * columns : sizeof(long) * (long)((rows + lanes - 1) / lanes) * WeightMatrix.Padded(columns);

    private static long ScaleBytes(Layer layer) => layer.Rows == 0 ? 0 : ScaleBytes(ScalesOf(layer));

    private static long ScaleBytes(RowScales scales) =>
        sizeof(long)
        * (long)(scales.InputMultipliers.Length + (scales.RecurrentMultipliers?.Length ?? 0) + scales.Biases.Length + (scales.CandidateBiases?.Length ?? 0));

    /// <summary>Peepholes and the projection's scales; what readings are compared by.</summary>
    private static long OptionBytes(Layer layer)
    {
        if (layer is ReconstructionLayer error)
        {
            return sizeof(long) * 2L * error.Reconstruction.Multipliers.Length;
        }

        if (layer is not LstmKernel lstm)
        {
            return 0;
        }

        long peepholes = sizeof(long) * (long)(lstm.Cell.Peepholes?.Length ?? 0);
        return peepholes + (lstm.Projection is null ? 0 : ScaleBytes(lstm.Projection.Scales));
    }

    private static RowScales ScalesOf(Layer layer) => layer is RecurrentKernel recurrent ? recurrent.Scales : ((DenseKernel)layer).Scales;

    private static int OutputSteps(ModelInfo info)
    {
        int steps = info.OutputSteps(int.MaxValue);
        return steps == int.MaxValue || steps == info.Window ? 0 : steps;
    }
}
