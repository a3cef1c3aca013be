namespace TinyRnn.Quantizer.Compilation;

/// <summary>One generated static method.</summary>
/// <param name="Name">Name of the method.</param>
/// <param name="Summary">One line of documentation.</param>
/// <param name="Parameters">Declared parameters.</param>
/// <param name="Arguments">What the network's class passes for them.</param>
/// <param name="Body">Statements.</param>
/// <param name="Cost">Estimated cost.</param>
internal sealed record CodeBlock(string Name, string Summary, string Parameters, string Arguments, string Body, CodeCost Cost)
{
    /// <summary>Stands before the call: a condition, or nothing.</summary>
    public string Guard { get; init; } = "";
}
