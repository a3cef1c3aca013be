using System.Collections.Generic;
using System.CommandLine.Parsing;
using TinyRnn.Quantizer.Import;

namespace TinyRnn.Cli.Options;

/// <summary>An activation that is stated on the command line.</summary>
/// <param name="Layer">The layer that it follows; null for the last one.</param>
/// <param name="Activation">Which.</param>
internal sealed record LayerActivation(string? Layer, StatedActivation Activation)
{
    /// <summary>Reads <c>[LAYER=]NAME</c>, each time that it is stated.</summary>
    public static LayerActivation[] Parse(ArgumentResult result)
    {
        var stated = new List<LayerActivation>();
        foreach (Token token in result.Tokens)
        {
            int split = token.Value.LastIndexOf('=');
            string name = token.Value[(split + 1)..];
            if (split != 0 && StatedNames.HeadActivations.TryGetValue(name, out StatedActivation? activation))
            {
                stated.Add(new LayerActivation(split < 0 ? null : token.Value[..split], activation));
            }
            else
            {
                result.AddError($"--activation: expected one of {string.Join(", ", StatedNames.HeadActivations.Keys)}, found '{token.Value}'");
            }
        }

        return [.. stated];
    }
}
