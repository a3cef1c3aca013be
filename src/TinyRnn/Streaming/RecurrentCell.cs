using System;
using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>
/// One recurrent layer for a loop written by hand: the caller owns the state and gives it to every step. The bits are those of
/// the layer in a network. A step allocates nothing. Several states may take turns with one cell, not several threads.
/// <para>On integers, h and c are in the Q formats that the properties tell; those of an input are what
/// <see cref="RecurrentNetwork.Quantize"/> gives, or, behind the first layer of a stack, the values of the layer before it.</para>
/// <para>On floats, everything is in its natural unit, rounded half away from zero. A state that is carried as floats keeps its
/// bits as long as a float has room for them, which is 24: h in Q23 up to 2.0, more than steps give; h of a relu RNN and c, both
/// in Q20, up to 16.0. An input behind the first layer keeps its bits up to 2^23 steps of its Q format: 1.0 in Q23.</para>
/// </summary>
public abstract class RecurrentCell
{
    private readonly RecurrentNetwork _network;
    private readonly StateSegment _hidden;
    private readonly StateSegment _cell;
    private readonly int[] _rawInput;
    private readonly int[] _rawHidden;
    private readonly int[] _rawCell;

    internal RecurrentCell(RecurrentNetwork network, string kind, LayerKind expected)
    {
        if (network == null)
        {
            throw new ArgumentNullException(nameof(network));
        }

        LayerKind found = network.CellKind;
        if (found != expected)
        {
            throw new ArgumentException(
                "network " + network.Info.Name + ": expected one layer, of kind " + kind + ", found "
                    + (found == 0 ? "another number of layers" : "kind " + ((int)found).ToString()));
        }

        _network = network;
        StateSegment[] segments = network.Info.StateSegments;
        _hidden = segments[0];
        _cell = segments.Length > 1 ? segments[1] : null;
        _rawInput = new int[network.InputSize];
        _rawHidden = new int[_hidden.Length];
        _rawCell = _cell == null ? null : new int[_cell.Length];
    }

    /// <summary>The network that computes the steps. Its own state is overwritten; its policy for bad readings holds.</summary>
    public RecurrentNetwork Network => _network;

    /// <summary>Values in an input.</summary>
    public int InputSize => _rawInput.Length;

    /// <summary>Values in h.</summary>
    public int HiddenSize => _rawHidden.Length;

    /// <summary>Fraction bits of h on integers: 23, or 20 of a relu RNN and other layers whose h has no bound.</summary>
    public int HiddenFractionBits => _hidden.FractionBits;

    /// <summary>The largest magnitude of h on integers: 2^23 or, where the model was made for it, more.</summary>
    public int HiddenBound => _hidden.Bound;

    internal StateSegment CellSegment => _cell;

    internal void StepCore(int[] input, int[] h, int[] c)
    {
        RequireArrays(input, h, c);
        Require(h, _hidden);
        if (c != null)
        {
            Require(c, _cell);
        }

        RunStep(input, h, c);
    }

    internal void StepCore(float[] input, float[] h, float[] c)
    {
        RequireArrays(input, h, c);
        ToRaw(h, _hidden, _rawHidden);
        if (c != null)
        {
            ToRaw(c, _cell, _rawCell);
        }

        _network.Quantize(input, _rawInput);
        RunStep(_rawInput, _rawHidden, _rawCell);
        ToUnits(_rawHidden, _hidden, h);
        if (c != null)
        {
            ToUnits(_rawCell, _cell, c);
        }
    }

    private void RequireArrays(object input, object h, object c)
    {
        if (input == null)
        {
            throw new ArgumentNullException(nameof(input));
        }

        if (h == null)
        {
            throw new ArgumentNullException(nameof(h));
        }

        if (c == null && _cell != null)
        {
            throw new ArgumentNullException(nameof(c));
        }
    }

    private void RunStep(int[] input, int[] h, int[] c)
    {
        int[] state = _network.State;
        Array.Copy(h, 0, state, 0, h.Length);
        if (c != null)
        {
            Array.Copy(c, 0, state, _cell.Offset, c.Length);
        }

        _network.Step(input, h);
        if (c != null)
        {
            Array.Copy(state, _cell.Offset, c, 0, c.Length);
        }
    }

    private static void Require(int[] values, StateSegment segment)
    {
        RequireLength(values.Length, segment);
        int bound = segment.Bound;
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] > bound || values[i] < -bound)
            {
                throw new ArgumentException(
                    Name(segment) + "[" + i.ToString() + "]: expected at most " + bound.ToString() + " in magnitude, found " + values[i].ToString());
            }
        }
    }

    private static void ToRaw(float[] values, StateSegment segment, int[] raw)
    {
        RequireLength(values.Length, segment);
        double one = 1 << segment.FractionBits;
        double bound = segment.Bound;
        for (int i = 0; i < values.Length; i++)
        {
            double scaled = values[i] * one;
            if (!FloatBits.IsFinite(values[i]) || scaled > bound || scaled < -bound)
            {
                throw new ArgumentException(
                    Name(segment) + "[" + i.ToString() + "]: expected at most " + (bound / one).ToString() + " in magnitude, found " + values[i].ToString());
            }

            raw[i] = scaled < 0 ? -(int)(0.5 - scaled) : (int)(scaled + 0.5);
        }
    }

    private static void ToUnits(int[] raw, StateSegment segment, float[] values)
    {
        float scale = 1.0f / (1 << segment.FractionBits);
        for (int i = 0; i < raw.Length; i++)
        {
            values[i] = raw[i] * scale;
        }
    }

    private static void RequireLength(int length, StateSegment segment)
    {
        if (length != segment.Length)
        {
            throw new ArgumentException(Name(segment) + ": expected " + segment.Length.ToString() + " values, found " + length.ToString());
        }
    }

    // Asked for when something is wrong: the board allocates a string literal each time it is mentioned.
    private static string Name(StateSegment segment) => segment.IsCell ? "c" : "h";
}
