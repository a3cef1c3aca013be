using System;

namespace TinyRnn;

/// <summary>
/// How a decoder takes its state over from a context: pieces that are copied from one Q format to another, rounded half up and
/// cut at what the state may hold. Immutable.
/// </summary>
internal sealed class StateTransfer
{
    private const int FromNothing = -1;

    private readonly int[] _from;
    private readonly int[] _to;
    private readonly int[] _lengths;
    private readonly int[] _shifts;
    private readonly int[] _bounds;
    private int _count;

    private StateTransfer(int most)
    {
        _from = new int[most];
        _to = new int[most];
        _lengths = new int[most];
        _shifts = new int[most];
        _bounds = new int[most];
    }

    /// <summary>What a use asks for; null for none.</summary>
    public static StateTransfer Of(ModelInfo context, ContextUse use, ModelInfo decoder) =>
        use == ContextUse.None ? null : use == ContextUse.FinalState ? OfStates(context, decoder) : OfOutput(context, decoder);

    /// <summary>All states of the context, layer by layer; of two directions, forward first.</summary>
    /// <exception cref="ArgumentException">The states have other sizes.</exception>
    private static StateTransfer OfStates(ModelInfo context, ModelInfo decoder)
    {
        StateSegment[] from = context.StateSegments;
        StateSegment[] to = decoder.StateSegments;
        var transfer = new StateTransfer(from.Length);
        int fromLayer = NextLayer(from, -1);
        int toLayer = NextLayer(to, -1);
        while (fromLayer >= 0 || toLayer >= 0)
        {
            RequireFit("h", from, fromLayer, to, toLayer, false);
            RequireFit("c", from, fromLayer, to, toLayer, true);
            transfer.AddLayer(from, fromLayer, to, toLayer, false);
            transfer.AddLayer(from, fromLayer, to, toLayer, true);
            fromLayer = NextLayer(from, fromLayer);
            toLayer = NextLayer(to, toLayer);
        }

        return transfer;
    }

    /// <summary>The output of the context, which is h of all layers one after the other; c becomes zero.</summary>
    /// <exception cref="ArgumentException">The output has another size, or is in units of its own.</exception>
    private static StateTransfer OfOutput(ModelInfo context, ModelInfo decoder)
    {
        int fractionBits = FractionBits(context.Outputs);
        StateSegment[] to = decoder.StateSegments;
        var transfer = new StateTransfer(to.Length);
        int at = 0;
        for (int i = 0; i < to.Length; i++)
        {
            transfer.Add(to[i].IsCell ? FromNothing : at, fractionBits, to[i], to[i].Offset, to[i].Length);
            at += to[i].IsCell ? 0 : to[i].Length;
        }

        if (at != context.Outputs.Length)
        {
            throw new ArgumentException(
                "context: expected " + at.ToString() + " outputs, one for each h of the decoder, found " + context.Outputs.Length.ToString());
        }

        return transfer;
    }

    /// <summary>Replaces the decoder's state.</summary>
    /// <param name="source">The context's state, or its raw output.</param>
    /// <param name="sourceOffset">Where it begins.</param>
    /// <param name="state">The decoder's state.</param>
    public void Apply(int[] source, int sourceOffset, int[] state)
    {
        for (int piece = 0; piece < _count; piece++)
        {
            int to = _to[piece];
            int length = _lengths[piece];
            if (_from[piece] == FromNothing)
            {
                Array.Clear(state, to, length);
                continue;
            }

            int from = sourceOffset + _from[piece];
            int right = _shifts[piece] > 0 ? _shifts[piece] : 0;
            int left = right - _shifts[piece];
            long half = right == 0 ? 0 : 1L << (right - 1);
            long bound = _bounds[piece];
            for (int i = 0; i < length; i++)
            {
                long value = (((long)source[from + i] << left) + half) >> right;
                state[to + i] = (int)(value > bound ? bound : value < -bound ? -bound : value);
            }
        }
    }

    /// <summary>What <see cref="Apply"/> does, piece by piece: for code that is generated from it. Allocates.</summary>
    public StatePiece[] Pieces()
    {
        var pieces = new StatePiece[_count];
        for (int i = 0; i < _count; i++)
        {
            pieces[i] = new StatePiece(_from[i], _to[i], _lengths[i], _shifts[i], _bounds[i]);
        }

        return pieces;
    }

    private void AddLayer(StateSegment[] from, int fromLayer, StateSegment[] to, int toLayer, bool cell)
    {
        for (int i = 0; i < to.Length; i++)
        {
            if (to[i].Layer != toLayer || to[i].IsCell != cell)
            {
                continue;
            }

            int at = to[i].Offset;
            for (int k = 0; k < from.Length; k++)
            {
                if (from[k].Layer == fromLayer && from[k].IsCell == cell)
                {
                    Add(from[k].Offset, from[k].FractionBits, to[i], at, from[k].Length);
                    at += from[k].Length;
                }
            }
        }
    }

    private void Add(int from, int fractionBits, StateSegment segment, int to, int length)
    {
        _from[_count] = from;
        _to[_count] = to;
        _lengths[_count] = length;
        _shifts[_count] = fractionBits - segment.FractionBits;
        _bounds[_count] = segment.Bound;
        _count++;
    }

    private static void RequireFit(string what, StateSegment[] from, int fromLayer, StateSegment[] to, int toLayer, bool cell)
    {
        int expected = Length(to, toLayer, cell);
        int found = Length(from, fromLayer, cell);
        if (expected != found)
        {
            throw new ArgumentException(
                "context: expected " + expected.ToString() + " values of " + what + " for layer " + toLayer.ToString() + " of the decoder, found "
                    + found.ToString() + " in layer " + fromLayer.ToString());
        }
    }

    /// <summary>The next layer with a state; -1 when there is none.</summary>
    private static int NextLayer(StateSegment[] segments, int layer)
    {
        for (int i = 0; i < segments.Length; i++)
        {
            if (segments[i].Layer > layer)
            {
                return segments[i].Layer;
            }
        }

        return -1;
    }

    private static int Length(StateSegment[] segments, int layer, bool cell)
    {
        int length = 0;
        for (int i = 0; i < segments.Length; i++)
        {
            length += segments[i].Layer == layer && segments[i].IsCell == cell ? segments[i].Length : 0;
        }

        return length;
    }

    /// <summary>Of outputs without a unit of their own, which have a scale of 2^-(fraction bits).</summary>
    private static int FractionBits(OutputChannel[] outputs)
    {
        float scale = outputs[0].Scale;
        int fractionBits = 0;
        while (scale < 1 && fractionBits < 30)
        {
            scale *= 2;
            fractionBits++;
        }

        for (int i = 0; i < outputs.Length; i++)
        {
            if (scale != 1 || outputs[i].Scale != outputs[0].Scale || outputs[i].Offset != 0)
            {
                throw new ArgumentException(
                    "context: expected outputs with scale 2^-n and offset 0, because they are a state, found " + outputs[i].Scale.ToString() + " and "
                        + outputs[i].Offset.ToString() + " of output " + i.ToString());
            }
        }

        return fractionBits;
    }
}
