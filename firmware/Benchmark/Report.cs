using System;

namespace TinyRnn.Benchmark;

/// <summary>Measures all contenders of a cell in turns, so that what slows the machine down slows all of them down.</summary>
internal sealed class Report
{
    private const int Rounds = 5;
    private const int CheckedSteps = 200;

    private readonly float[][] _readings = Readings.Create();
    private readonly long[] _nanoseconds = new long[Contenders.Count];
    private readonly int[] _heap = new int[Contenders.Count];
    private readonly float[] _sums = new float[Contenders.Count];
    private readonly float[] _worst = new float[Contenders.Count];
    private readonly SelfTestResult[] _selfTests = new SelfTestResult[Contenders.Count];
    private readonly int[] _freeBefore = new int[2];
    private readonly int[] _freeAfter = new int[2];

    /// <summary>False when a self test fails, or outputs are not what they must be.</summary>
    public bool Measure(int cell)
    {
        int first = cell * Contenders.PerCell;
        var contenders = new Contender[Contenders.PerCell];
        _freeBefore[cell] = Heap.Free();
        for (int i = 0; i < contenders.Length; i++)
        {
            int free = Heap.Free();
            contenders[i] = Contenders.Create(first + i);
            _heap[first + i] = free - Heap.Free();
        }

        CompareOutputs(contenders, first);
        bool passed = _sums[first + 1] == _sums[first + 2] && _worst[first + 1] < 0.02f;
        for (int i = 1; i < contenders.Length; i++)
        {
            SelfTestResult result = ((NetworkContender)contenders[i]).Network.SelfTest();
            _selfTests[first + i] = result;
            passed &= result.Passed;
        }

        TimeSteps(contenders, first);
        _freeAfter[cell] = Heap.Free();
        return passed;
    }

    public void Print()
    {
        for (int cell = 0; cell < 2; cell++)
        {
            int first = cell * Contenders.PerCell;
            Console.WriteLine(Contenders.CellName(cell));
            for (int number = first; number < first + Contenders.PerCell; number++)
            {
                Console.WriteLine(Line(number, first));
            }

            if (Heap.IsKnown)
            {
                Console.WriteLine("  heap free before: " + _freeBefore[cell].ToString() + " bytes, after all steps: " + _freeAfter[cell].ToString());
            }
        }
    }

    /// <summary>The warm-up: sums of outputs, so that no step is for nothing, and the largest difference from the textbook's.</summary>
    private void CompareOutputs(Contender[] contenders, int first)
    {
        for (int step = 0; step < CheckedSteps; step++)
        {
            float[] reading = _readings[step & (Readings.Count - 1)];
            float expected = 0;
            for (int i = 0; i < contenders.Length; i++)
            {
                float output = contenders[i].Step(reading);
                expected = i == 0 ? output : expected;
                float difference = output < expected ? expected - output : output - expected;
                _sums[first + i] += output;
                _worst[first + i] = difference > _worst[first + i] ? difference : _worst[first + i];
            }
        }
    }

    private void TimeSteps(Contender[] contenders, int first)
    {
        for (int i = 0; i < contenders.Length; i++)
        {
            int steps = Stopwatch.CalibrateSteps(contenders[i], _readings);
            _nanoseconds[first + i] = long.MaxValue;
            for (int round = 0; round < Rounds; round++)
            {
                long time = Stopwatch.Time(contenders[i], _readings, steps) * 100 / steps;
                _nanoseconds[first + i] = time < _nanoseconds[first + i] ? time : _nanoseconds[first + i];
            }
        }
    }

    private string Line(int number, int first)
    {
        string line = "  " + Contenders.Name(number) + ": " + _nanoseconds[number].ToString() + " ns per step";
        if (number > first)
        {
            long tenths = _nanoseconds[first] * 10 / _nanoseconds[number];
            line += ", " + (tenths / 10).ToString() + "." + (tenths % 10).ToString() + " times faster";
        }

        if (Heap.IsKnown)
        {
            line += "; heap " + _heap[number].ToString() + " bytes";
        }

        line += "; sum of " + CheckedSteps.ToString() + " outputs " + _sums[number].ToString("F6");
        if (number > first)
        {
            line += ", at most " + _worst[number].ToString("F6") + " off; self test " + _selfTests[number].ToString();
        }

        return line;
    }
}
