using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Schema;

namespace TinyRnn.Quantizer.Import.Onnx.Graphs;

/// <summary>Inputs of a graph from which recurrent layers take the state they start from, and which are therefore no readings.</summary>
internal static class StateInputs
{
    private const int InitialState = 5;
    private const int InitialCell = 6;

    /// <summary>Their names, with those of the values between.</summary>
    public static HashSet<string> Of(Graph graph)
    {
        var names = new HashSet<string>();
        foreach (NodeProto node in graph.Nodes.Reverse())
        {
            if (node.OpType is "RNN" or "GRU" or "LSTM")
            {
                names.UnionWith(node.Input.Where((name, i) => i is InitialState or InitialCell && name.Length > 0));
            }
            else if (node.Output.Any(names.Contains))
            {
                names.UnionWith(node.Input);
            }
        }

        return names;
    }
}
