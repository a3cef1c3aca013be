using System;
using System.Collections.Generic;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>Writes the step of a network that is stepped: layer after layer, from the readings that are held to raw outputs.</summary>
internal static class NativeStepWriter
{
    public static void Write(CodeWriter code, NativeLayout layout, NativeLayers layers)
    {
        List<string> statements = Statements(layout, layers);
        code.Line("NET_ADVANCE void net_advance(net_t *net, const net_held *held, int32_t *out)");
        code.Block("", () =>
        {
            if (!statements.Exists(statement => statement.Contains("net->", StringComparison.Ordinal)))
            {
                code.Line("(void)net;");
            }

            statements.ForEach(statement => code.Line(statement));
        });
        code.Line();
    }

    private static List<string> Statements(NativeLayout layout, NativeLayers layers)
    {
        var statements = new List<string>();
        string from = "held";
        int state = 0;
        for (int i = 0; i < layout.Model.Layers.Length; i++)
        {
            Layer layer = layout.Model.Layers[i];
            if (LayerKinds.IsLastStep(layer.Kind))
            {
                continue;
            }

            string to = i == layout.LastIndex ? "out" : $"net->values + {layout.ValuesAt(i)}";
            statements.AddRange(layers.Call(i, layer, state, from, to));
            from = layer.StateLength > 0 ? $"net->state + {state}" : to;
            state += layer.StateLength;
        }

        if (from != "out")
        {
            statements.Add($"net_move({from}, out, {layout.Info.Outputs.Length});");
        }

        if (layout.KeepsInCopies)
        {
            statements.Add(layout.CopyType.IsFine ? "net_move(held, net->copies, NET_INPUTS);" : "net_keep(net->copies, held, NET_INPUTS);");
        }

        return statements;
    }
}
