using TinyRnn.CompilerServices;

namespace TinyRnn.TestSupport;

/// <summary>Where every field of a layer stands; see <see cref="ModelLayout"/>.</summary>
/// <param name="layout">Receives them.</param>
/// <param name="layer">What their names begin with.</param>
internal sealed class LayerLayout(ModelLayout layout, string layer)
{
    private const int CandidateApart = 2;
    private const int Coupled = 4;
    private const int Peepholes = 8;
    private const int Projection = 16;
    private const int InitialState = 32;

    public void Read()
    {
        var kind = (LayerKind)layout.Field(layer + "kind", 1);
        layout.Text(layer + "name");
        int inputs = layout.Field(layer + "input size", 2);
        int outputs = layout.Field(layer + "output size", 2);
        switch (kind)
        {
            case LayerKind.Rnn or LayerKind.Gru or LayerKind.Lstm:
                Cell(kind, inputs, outputs);
                break;
            case LayerKind.Dense:
                Copy("input copy ");
                layout.Field(layer + "fraction bits", 1);
                Activation("activation ");
                Rows("", outputs);
                Matrix("", outputs * inputs);
                break;
            case LayerKind.Embedding or LayerKind.OneHot:
                Tokens(kind == LayerKind.Embedding ? outputs : 0);
                break;
            case LayerKind.Bidirectional:
                layout.Field(layer + "merge", 1);
                new LayerLayout(layout, layer + "forward ").Read();
                new LayerLayout(layout, layer + "backward ").Read();
                break;
            case LayerKind.Reverse:
                new LayerLayout(layout, layer + "backward ").Read();
                break;
            case LayerKind.FinalState or LayerKind.LastOutput:
                layout.GiveLastStep();
                break;
        }
    }

    private void Cell(LayerKind kind, int inputs, int outputs)
    {
        Copy("input copy ");
        int units = layout.Field(layer + "units", 2);
        layout.Field(layer + "fraction bits", 1);
        layout.Field(layer + "fraction bits of c", 1);
        int options = layout.Field(layer + "options", 1);
        if (kind != LayerKind.Rnn)
        {
            Activation("gate activation ");
        }

        Activation("candidate activation ");
        if (kind == LayerKind.Lstm)
        {
            layout.Field(layer + "output scale", 4);
            layout.Field(layer + "output bias", 8);
            layout.Field(layer + "output shift", 1);
            Activation("output activation ");
        }

        Copy("recurrent copy ");
        bool apart = (options & CandidateApart) != 0;
        if (apart)
        {
            Copy("candidate copy ");
        }

        int rows = units * (kind == LayerKind.Rnn ? 1 : kind == LayerKind.Gru || (options & Coupled) != 0 ? 3 : 4);
        Rows("", rows);
        layout.Fields(layer + "recurrent multiplier", rows, 8);
        layout.Fields(layer + "candidate bias", kind == LayerKind.Gru ? units : 0, 8);
        layout.Fields(layer + "peephole", (options & Peepholes) != 0 ? rows - units : 0, 8);
        bool projection = (options & Projection) != 0;
        if (projection)
        {
            Copy("projection copy ");
            Rows("projection ", outputs);
        }

        layout.Fields(layer + "initial state", (options & InitialState) != 0 ? outputs + (kind == LayerKind.Lstm ? units : 0) : 0, 4);
        Matrix("input ", rows * inputs);
        Matrix("recurrent ", (apart ? 2 * units : rows) * outputs);
        if (apart || projection)
        {
            Matrix(apart ? "candidate " : "projection ", outputs * units);
        }
    }

    private void Rows(string part, int rows)
    {
        layout.Field(layer + part + "shift", 1);
        layout.Fields(layer + part + "input multiplier", rows, 8);
        layout.Fields(layer + part + "bias", rows, 8);
    }

    private void Activation(string activation)
    {
        layout.Field(layer + activation + "function", 1);
        if (layout.Field(layer + activation + "range", 1) == 1)
        {
            layout.Field(layer + activation + "least", 8);
            layout.Field(layer + activation + "most", 8);
        }

        layout.Field(layer + activation + "parameter", 4);
    }

    private void Tokens(int size)
    {
        int tokens = layout.Field(layer + "tokens", 2);
        if (layout.Field(layer + "vocabulary", 1) == 1)
        {
            for (int i = 0; i < tokens; i++)
            {
                layout.Text(layer + "token " + i);
            }
        }

        if (size > 0)
        {
            layout.Field(layer + "fraction bits", 1);
            int bits = layout.Field(layer + "weights bits", 1);
            layout.Fields(layer + "multiplier", tokens, 4);
            layout.Fields(layer + "weight", tokens * size, bits / 8);
        }
    }

    private void Copy(string copy)
    {
        layout.Field(layer + copy + "multiplier", 4);
        layout.Field(layer + copy + "shift", 1);
        layout.Field(layer + copy + "limit", 2);
    }

    private void Matrix(string matrix, int weights)
    {
        int bits = layout.Field(layer + matrix + "weights bits", 1);
        layout.Field(layer + matrix + "weights lanes", 1);
        layout.Fields(layer + matrix + "weight", weights, bits / 8);
    }
}
