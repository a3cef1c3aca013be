namespace TinyRnn.Quantizer.Import.Onnx.Stages;

/// <summary>One step on the way from readings to outputs: the graph's input, or what becomes a layer.</summary>
/// <param name="name">For messages.</param>
/// <param name="size">Values out.</param>
internal abstract class Stage(string name, int size)
{
    public string Name { get; } = name;

    /// <summary>Values out.</summary>
    public int Size { get; } = size;

    /// <summary>What comes before; null for the graph's input.</summary>
    public virtual StageInput? Input => null;

    /// <summary>Steps of a window after which outputs are not the network's any more, but filled up.</summary>
    public virtual int Steps => Input!.Stage.Steps;

    /// <summary>What an output is at the window's last or first step.</summary>
    public virtual Part PartOf(bool atLastStep, int index) => atLastStep ? Part.Last : Part.First;

    public override string ToString() => Text.Quote(Name);
}
