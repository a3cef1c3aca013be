using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>
/// Reads a <c>.trnn</c> file, specified in docs/format.md, and checks all of it before anything is used.
/// </summary>
internal sealed class ModelReader
{
    public const int Magic = 0x4E4E5254;

    private readonly SectionReader _sections;

    public ModelReader(byte[] bytes)
        : this(bytes, 0, bytes.Length) { }

    /// <summary>Reads a file that is part of another; offsets in errors are those of the whole.</summary>
    public ModelReader(byte[] bytes, int start, int length)
    {
        _sections = new SectionReader(
            bytes, start, length, Magic, SequenceReader.Magic,
            new[] { "TRNN of a single network", "TRNS of a sequence model, which SequenceModel.Load reads" });
    }

    public RnnModel Read()
    {
        ByteReader reader = _sections.Enter(Section.Info);
        string name = reader.ReadString("model name");
        var task = (ModelTask)reader.ReadRanged("task", 1, 0, 2);
        float threshold = ReadThreshold(reader);
        int windowAt = reader.Position;
        int window = reader.ReadRanged("window", 2, 0, ModelLimits.WindowSteps);
        SectionReader.RequireEnd(reader, Section.Info);

        reader = _sections.Enter(Section.Readings);
        var readings = new ReadingsReader(reader);
        InputChannel[] inputs = readings.Read();
        SectionReader.RequireEnd(reader, Section.Readings);
        reader = _sections.TryEnter(Section.Features);
        Recipe recipe = null;
        if (reader != null)
        {
            var recipeReader = new RecipeReader(reader, readings);
            recipe = recipeReader.Read();
            inputs = recipeReader.Channels;
            SectionReader.RequireEnd(reader, Section.Features);
        }

        _sections.TryEnter(Section.Target);

        reader = _sections.Enter(Section.Layers);
        var layerReader = new LayerReader(reader);
        Layer[] layers = layerReader.ReadAll(inputs.Length, readings.InputLimit);
        SectionReader.RequireEnd(reader, Section.Layers);
        ModelStructure structure = Structure(layers, window, readings.InputLimit, layerReader.Vocabulary);
        readings.RequireTokens(structure);
        if (recipe != null && structure.Tokens > 0)
        {
            throw new ModelFormatException("layer 0: kind", reader.Position, "a layer that takes what a recipe makes", "one that takes tokens");
        }

        RequireWindow(structure, windowAt);

        reader = _sections.Enter(Section.Outputs);
        OutputChannel[] outputs = OutputsReader.Read(reader, layers[layers.Length - 1].OutputSize);
        SectionReader.RequireEnd(reader, Section.Outputs);
        reader = _sections.Enter(Section.Table);
        SigmoidTable table = TableReader.Read(reader);
        SectionReader.RequireEnd(reader, Section.Table);
        reader = _sections.Enter(Section.SelfTest);
        SelfTestVectors selfTest = new SelfTestReader(reader, structure).Read(
            recipe != null && window == 0 ? recipe.Readings.Length : inputs.Length, outputs.Length);
        SectionReader.RequireEnd(reader, Section.SelfTest);
        _sections.TryEnter(Section.Proof);
        _sections.TryEnter(Section.Origin);
        _sections.RequireEnd();
        var info = new ModelInfo(
            name, _sections.Id, task, threshold, readings.InputLimit, inputs, outputs, StateLayout.Segments(layers), structure.IsStream ? null : structure, recipe);
        return new RnnModel(info, table, layers, selfTest);
    }

    private static float ReadThreshold(ByteReader reader)
    {
        int at = reader.Position;
        float threshold = reader.ReadFiniteSingle("threshold");
        if (threshold < 0 || threshold > 1)
        {
            throw new ModelFormatException("threshold", at, "0 to 1", threshold.ToString());
        }

        return threshold;
    }

    private static ModelStructure Structure(Layer[] layers, int window, int inputLimit, string[] vocabulary)
    {
        var plans = new WindowLayer[layers.Length];
        int offset = 0;
        for (int i = 0; i < layers.Length; i++)
        {
            plans[i] = layers[i].Plan(offset);
            offset += layers[i].StateLength;
        }

        bool takesTokens = LayerKinds.TakesTokens(layers[0].Kind);
        return new ModelStructure(window, takesTokens ? inputLimit + 1 : 0, vocabulary, plans);
    }

    private static void RequireWindow(ModelStructure structure, int at)
    {
        int steps = structure.Window;
        for (int i = 0; i < structure.Layers.Length; i++)
        {
            WindowLayer layer = structure.Layers[i];
            if (layer.Kind == LayerKind.Flatten && steps != layer.Steps)
            {
                throw new ModelFormatException(
                    "layer " + i.ToString() + ": steps", at, steps.ToString() + ", all that the layers before give of a window", layer.Steps.ToString());
            }

            if (layer.Kind == LayerKind.ReconstructionError && (steps != structure.Window || structure.Tokens > 0))
            {
                throw new ModelFormatException(
                    "layer " + i.ToString() + ": kind", at, "as many readings as there are steps of the window before a reconstruction error",
                    structure.Tokens > 0 ? "tokens" : steps.ToString() + " steps of " + structure.Window.ToString());
            }

            steps = layer.StepsOut(steps);
        }

        if (structure.NeedsWindow && structure.Window == 0)
        {
            throw new ModelFormatException("window", at, "1 or more steps, for a layer that runs backwards or takes steps together", "0");
        }
    }
}
