using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>What a model says about itself, the same for a loaded and a compiled one. Immutable.</summary>
public sealed class ModelInfo
{
    /// <summary>Creates it; see the properties.</summary>
    public ModelInfo(
        string name,
        byte[] id,
        ModelTask task,
        float threshold,
        int inputLimit,
        InputChannel[] inputs,
        OutputChannel[] outputs,
        StateSegment[] stateSegments
    )
        : this(name, id, task, threshold, inputLimit, inputs, outputs, stateSegments, null) { }

    /// <summary>Creates it; see the properties. A null structure stands for an endless stream of readings.</summary>
    public ModelInfo(
        string name,
        byte[] id,
        ModelTask task,
        float threshold,
        int inputLimit,
        InputChannel[] inputs,
        OutputChannel[] outputs,
        StateSegment[] stateSegments,
        ModelStructure structure
    )
        : this(name, id, task, threshold, inputLimit, inputs, outputs, stateSegments, structure, null) { }

    /// <summary>Creates it; see the properties. A null recipe stands for readings that are the inputs.</summary>
    public ModelInfo(
        string name,
        byte[] id,
        ModelTask task,
        float threshold,
        int inputLimit,
        InputChannel[] inputs,
        OutputChannel[] outputs,
        StateSegment[] stateSegments,
        ModelStructure structure,
        Recipe recipe
    )
    {
        Recipe = recipe;
        Structure = structure;
        Name = name;
        Id = id;
        Task = task;
        Threshold = threshold;
        InputLimit = inputLimit;
        Inputs = inputs;
        Outputs = outputs;
        StateSegments = stateSegments;
        StateSegment last = stateSegments.Length == 0 ? null : stateSegments[stateSegments.Length - 1];
        StateLength = last == null ? 0 : last.Offset + last.Length;
    }

    /// <summary>Number of bytes of a model id.</summary>
    public const int IdLength = 8;

    /// <summary>The model's name.</summary>
    public string Name { get; }

    /// <summary>Eight bytes that tell one model from another.</summary>
    public byte[] Id { get; }

    /// <summary>How the outputs are judged.</summary>
    public ModelTask Task { get; }

    /// <summary>Decision threshold on the probability of a binary task.</summary>
    public float Threshold { get; }

    /// <summary>The largest magnitude of a quantized reading.</summary>
    public int InputLimit { get; }

    /// <summary>One per feature.</summary>
    public InputChannel[] Inputs { get; }

    /// <summary>One per output.</summary>
    public OutputChannel[] Outputs { get; }

    /// <summary>What stands where in the state.</summary>
    public StateSegment[] StateSegments { get; }

    /// <summary>Integers in the state.</summary>
    public int StateLength { get; }

    /// <summary>The state before the first step, [<see cref="StateLength"/>]; null for zeros. Made anew by each call.</summary>
    public int[] InitialState
    {
        get
        {
            for (int i = 0; i < StateSegments.Length; i++)
            {
                if (StateSegments[i].Initial != null)
                {
                    var state = new int[StateLength];
                    CopyInitialState(state);
                    return state;
                }
            }

            return null;
        }
    }

    /// <summary>How readings become the inputs; null where the inputs are the readings.</summary>
    public Recipe Recipe { get; }

    /// <summary>Windows, tokens and how the layers follow each other; null for a stream of readings.</summary>
    public ModelStructure Structure { get; }

    /// <summary>The greatest number of steps in a window; 0 for a network that is stepped.</summary>
    public int Window => Structure == null ? 0 : Structure.Window;

    /// <summary>True when the network cannot be stepped, only run on a window.</summary>
    public bool NeedsWindow => Structure != null && Structure.NeedsWindow;

    /// <summary>True when a window gives one output, not one for each step.</summary>
    public bool GivesLastStep => Structure != null && Structure.GivesLastStep;

    /// <summary>True when every window must have all <see cref="Window"/> steps.</summary>
    public bool NeedsFullWindow => Structure != null && Structure.NeedsFullWindow;

    /// <summary>Output vectors of a window of so many steps.</summary>
    public int OutputSteps(int steps) => Structure == null ? steps : Structure.OutputSteps(steps);

    /// <summary>How many tokens the network knows; 0 for one that takes readings.</summary>
    public int Tokens => Structure == null ? 0 : Structure.Tokens;

    /// <summary>The text of each token; null when the network takes readings, or tokens have no text.</summary>
    public string[] Vocabulary => Structure == null ? null : Structure.Vocabulary;

    /// <summary>Writes the state before the first step: [<see cref="StateLength"/>].</summary>
    internal void CopyInitialState(int[] state)
    {
        System.Array.Clear(state, 0, state.Length);
        for (int i = 0; i < StateSegments.Length; i++)
        {
            StateSegment segment = StateSegments[i];
            if (segment.Initial != null)
            {
                System.Array.Copy(segment.Initial, 0, state, segment.Offset, segment.Length);
            }
        }
    }
}
