namespace TinyRnn.CompilerServices;

/// <summary>What a model takes besides readings in an endless stream: windows and tokens. Immutable.</summary>
public sealed class ModelStructure
{
    /// <summary>Creates it; see the properties. Layers may be null where none needs a window and none gives a last step.</summary>
    public ModelStructure(int window, int tokens, string[] vocabulary, WindowLayer[] layers)
    {
        Window = window;
        Tokens = tokens;
        Vocabulary = vocabulary;
        Layers = layers;
        for (int i = 0; layers != null && i < layers.Length; i++)
        {
            NeedsWindow |= layers[i].NeedsWindow;
            NeedsFullWindow |= layers[i].NeedsFullWindow;
            GivesLastStep = layers[i].IsLastStep || (GivesLastStep && layers[i].Kind != LayerKind.Repeat);
        }
    }

    /// <summary>The greatest number of steps in a window; 0 for a network that is stepped.</summary>
    public int Window { get; }

    /// <summary>True when the network cannot be stepped.</summary>
    public bool NeedsWindow { get; }

    /// <summary>True when a window gives one output, not one for each step.</summary>
    public bool GivesLastStep { get; }

    /// <summary>True when every window must have all its steps.</summary>
    public bool NeedsFullWindow { get; }

    /// <summary>Output vectors of a window of so many steps.</summary>
    public int OutputSteps(int steps)
    {
        for (int i = 0; Layers != null && i < Layers.Length; i++)
        {
            steps = Layers[i].StepsOut(steps);
        }

        return steps;
    }

    /// <summary>True for an endless stream of readings, which needs no such description.</summary>
    internal bool IsStream => Window == 0 && Tokens == 0 && !NeedsWindow && !GivesLastStep;

    /// <summary>How many tokens the network knows; 0 for one that takes readings.</summary>
    public int Tokens { get; }

    /// <summary>The text of each token; null when it takes readings, or tokens have no text.</summary>
    public string[] Vocabulary { get; }

    /// <summary>First to last; may be null where none needs a window and none gives a last step.</summary>
    public WindowLayer[] Layers { get; }
}
