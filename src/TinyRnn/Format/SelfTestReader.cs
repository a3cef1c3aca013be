using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>Reads the self test of a network: one stretch of readings, or windows where the network takes windows.</summary>
internal sealed class SelfTestReader
{
    private readonly ByteReader _reader;
    private readonly ModelStructure _structure;

    public SelfTestReader(ByteReader reader, ModelStructure structure)
    {
        _reader = reader;
        _structure = structure;
    }

    /// <param name="inputs">Values of a reading.</param>
    /// <param name="outputs">Values of a result.</param>
    public SelfTestVectors Read(int inputs, int outputs)
    {
        SelfTestVectors selfTest = _structure.Window == 0 ? ReadStretch(inputs, outputs) : ReadWindows(inputs, outputs);
        RequireTokens(selfTest);
        return selfTest;
    }

    private SelfTestVectors ReadStretch(int inputs, int outputs)
    {
        int steps = _reader.ReadRanged("self test steps", 2, 0, ModelLimits.SelfTestSteps);
        return ReadVectors(steps, inputs, steps, outputs, null);
    }

    private SelfTestVectors ReadWindows(int inputs, int outputs)
    {
        var windows = new int[_reader.ReadRanged("self test windows", 2, 0, ModelLimits.SelfTestSteps)];
        int steps = 0;
        int results = 0;
        int least = _structure.NeedsFullWindow ? _structure.Window : 1;
        for (int i = 0; i < windows.Length; i++)
        {
            windows[i] = _reader.ReadRanged("self test window " + i.ToString(), 2, least, _structure.Window);
            steps += windows[i];
            results += _structure.OutputSteps(windows[i]);
        }

        if (steps > ModelLimits.SelfTestSteps)
        {
            throw new ModelFormatException("self test steps", _reader.Position, "at most " + ModelLimits.SelfTestSteps.ToString(), steps.ToString());
        }

        return ReadVectors(steps, inputs, results, outputs, windows);
    }

    /// <param name="steps">Readings, in all windows together.</param>
    /// <param name="inputs">Values of a reading.</param>
    /// <param name="results">Vectors that come out.</param>
    /// <param name="outputs">Values of each.</param>
    /// <param name="windows">Steps of each window; null for one stretch.</param>
    private SelfTestVectors ReadVectors(int steps, int inputs, int results, int outputs, int[] windows)
    {
        _reader.Require("self test", steps * inputs + results * outputs, 4);
        var readings = new float[steps * inputs];
        for (int i = 0; i < readings.Length; i++)
        {
            readings[i] = _reader.ReadFiniteSingle("self test reading");
        }

        var expected = new int[results * outputs];
        for (int i = 0; i < expected.Length; i++)
        {
            expected[i] = _reader.ReadInt32("self test output");
        }

        return new SelfTestVectors(steps, readings, expected, windows);
    }

    /// <summary>Each reading must be the number of a token, where the network takes tokens.</summary>
    private void RequireTokens(SelfTestVectors selfTest)
    {
        float most = _structure.Tokens - 1;
        for (int i = 0; _structure.Tokens > 0 && i < selfTest.Readings.Length; i++)
        {
            float token = selfTest.Readings[i];
            if (token < 0 || token > most || (int)token != token)
            {
                throw new ModelFormatException(
                    "self test reading " + i.ToString(), _reader.Position, "a token from 0 to " + (_structure.Tokens - 1).ToString(), token.ToString());
            }
        }
    }
}
