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

    /// <summary>A statement that stands where a call would, of the runtime's own methods; no method is generated for it.</summary>
    public static CodeBlock Statement(string statement) => new(statement, "", "", "", "", CodeCost.Of(statement)) { IsStatement = true };

    /// <summary>True for a <see cref="Statement"/>, which is <see cref="Name"/>.</summary>
    public bool IsStatement { get; private init; }
}
