using System;

namespace TinyRnn;

public abstract partial class RecurrentNetwork
{
    /// <summary>
    /// Back to the initial state: h and c are what the model starts from, normally zero, the held readings are zero,
    /// and a recipe has seen no row.
    /// </summary>
    public void Reset()
    {
        Info.CopyInitialState(State);
        Array.Clear(_held, 0, _held.Length);
        if (_features != null)
        {
            _features.Reset();
        }
    }

    /// <summary>Copies the state as integers; <see cref="ModelInfo.StateSegments"/> tells what stands where.</summary>
    public void ReadState(int[] destination)
    {
        if (destination == null)
        {
            throw new ArgumentNullException(nameof(destination));
        }

        if (destination.Length != State.Length)
        {
            throw WrongLength("state", destination.Length, State.Length);
        }

        Array.Copy(State, 0, destination, 0, State.Length);
    }

    /// <summary>Replaces the state, all of it or, when a value is out of range, nothing.</summary>
    /// <exception cref="ArgumentException">Wrong length, or a value beyond its segment's bound.</exception>
    public void WriteState(int[] source)
    {
        if (source == null)
        {
            throw new ArgumentNullException(nameof(source));
        }

        if (source.Length != State.Length)
        {
            throw WrongLength("state", source.Length, State.Length);
        }

        StateSegment[] segments = Info.StateSegments;
        for (int i = 0; i < segments.Length; i++)
        {
            for (int k = segments[i].Offset; k < segments[i].Offset + segments[i].Length; k++)
            {
                if (source[k] > segments[i].Bound || source[k] < -segments[i].Bound)
                {
                    throw new ArgumentException(
                        "state " + k.ToString() + ": expected at most " + segments[i].Bound.ToString() + " in magnitude, found " + source[k].ToString());
                }
            }
        }

        Array.Copy(source, 0, State, 0, State.Length);
    }

    /// <summary>Reads h of a layer (<c>h_n</c>), in its natural unit.</summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <param name="destination">[directions * hidden], forward first.</param>
    public void ReadHidden(int layer, float[] destination) => ReadSegments(layer, false, destination);

    /// <summary>Reads c of an LSTM layer (<c>c_n</c>).</summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <param name="destination">[directions * hidden], forward first.</param>
    public void ReadCell(int layer, float[] destination) => ReadSegments(layer, true, destination);

    /// <summary>Sets h of a layer (<c>h0</c>), all of it or nothing.</summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <param name="source">[directions * hidden], forward first; finite, within the segment's bound.</param>
    public void WriteHidden(int layer, float[] source) => WriteSegments(layer, false, source);

    /// <summary>Sets c of an LSTM layer (<c>c0</c>), all of it or nothing.</summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <param name="source">[directions * hidden], forward first; finite, within +-2048.</param>
    public void WriteCell(int layer, float[] source) => WriteSegments(layer, true, source);

    /// <summary>Bytes that <see cref="SaveState"/> writes.</summary>
    public int SavedStateLength => StateCodec.HeaderLength + 4 * (State.Length + _held.Length + StateCodec.RecipeIntegers(_features)) + StateCodec.TrailerLength;

    /// <summary>Writes the state, with the model's id and a checksum, for <see cref="RestoreState"/>. Allocates nothing.</summary>
    /// <returns>The number of bytes written, <see cref="SavedStateLength"/>.</returns>
    public int SaveState(byte[] buffer, int offset)
    {
        if (buffer == null)
        {
            throw new ArgumentNullException(nameof(buffer));
        }

        if (offset < 0 || offset > buffer.Length - SavedStateLength)
        {
            throw new ArgumentException(
                "buffer: expected " + SavedStateLength.ToString() + " bytes from offset " + offset.ToString() + ", found " + buffer.Length.ToString() + " in all");
        }

        return StateCodec.Save(Info, State, _held, _features, buffer, offset);
    }

    /// <summary>Continues where <see cref="SaveState"/> was called: all of the state or, on an error, nothing.</summary>
    /// <param name="buffer">Holds the saved state.</param>
    /// <param name="offset">Its first byte.</param>
    /// <param name="count">Its length in bytes.</param>
    /// <exception cref="SavedStateException">Torn, corrupted, or of another model; the state is unchanged.</exception>
    public void RestoreState(byte[] buffer, int offset, int count)
    {
        if (buffer == null)
        {
            throw new ArgumentNullException(nameof(buffer));
        }

        StateCodec.Check(Info, State.Length, _held.Length, _features, buffer, offset, count);
        StateCodec.Restore(State, _held, _features, buffer, offset);
    }

    /// <summary>Values of h, or of c, of a layer, in all its directions; an error when it has none.</summary>
    private int SegmentsLength(int layer, bool cell)
    {
        StateSegment[] segments = Info.StateSegments;
        int length = 0;
        for (int i = 0; i < segments.Length; i++)
        {
            length += segments[i].Layer == layer && segments[i].IsCell == cell ? segments[i].Length : 0;
        }

        if (length == 0)
        {
            throw new ArgumentException("layer " + layer.ToString() + " has no " + (cell ? "cell" : "hidden") + " state");
        }

        return length;
    }

    private void ReadSegments(int layer, bool cell, float[] destination)
    {
        if (destination == null)
        {
            throw new ArgumentNullException(nameof(destination));
        }

        int length = SegmentsLength(layer, cell);
        if (destination.Length != length)
        {
            throw WrongLength("state", destination.Length, length);
        }

        StateSegment[] segments = Info.StateSegments;
        int at = 0;
        for (int i = 0; i < segments.Length; i++)
        {
            if (segments[i].Layer == layer && segments[i].IsCell == cell)
            {
                ReadSegment(segments[i], destination, at);
                at += segments[i].Length;
            }
        }
    }

    private void WriteSegments(int layer, bool cell, float[] source)
    {
        if (source == null)
        {
            throw new ArgumentNullException(nameof(source));
        }

        int length = SegmentsLength(layer, cell);
        if (source.Length != length)
        {
            throw WrongLength("state", source.Length, length);
        }

        StateSegment[] segments = Info.StateSegments;
        for (int pass = 0; pass < 2; pass++)
        {
            int at = 0;
            for (int i = 0; i < segments.Length; i++)
            {
                if (segments[i].Layer != layer || segments[i].IsCell != cell)
                {
                    continue;
                }

                if (pass == 0)
                {
                    RequireBounds(segments[i], source, at);
                }
                else
                {
                    WriteSegment(segments[i], source, at);
                }

                at += segments[i].Length;
            }
        }
    }

    private void ReadSegment(StateSegment segment, float[] destination, int at)
    {
        float scale = 1.0f / (1 << segment.FractionBits);
        for (int i = 0; i < segment.Length; i++)
        {
            destination[at + i] = State[segment.Offset + i] * scale;
        }
    }

    private static void RequireBounds(StateSegment segment, float[] source, int at)
    {
        double one = 1 << segment.FractionBits;
        for (int i = at; i < at + segment.Length; i++)
        {
            if (!FloatBits.IsFinite(source[i]) || source[i] * one > segment.Bound || source[i] * one < -(double)segment.Bound)
            {
                throw new ArgumentException(
                    "layer " + segment.Layer.ToString() + ", " + (segment.IsCell ? "c" : "h") + "[" + i.ToString() + "]: expected at most "
                        + (segment.Bound / one).ToString() + " in magnitude, found " + source[i].ToString());
            }
        }
    }

    private void WriteSegment(StateSegment segment, float[] source, int at)
    {
        double one = 1 << segment.FractionBits;
        for (int i = 0; i < segment.Length; i++)
        {
            double scaled = source[at + i] * one;
            State[segment.Offset + i] = scaled < 0 ? -(int)(0.5 - scaled) : (int)(scaled + 0.5);
        }
    }
}
