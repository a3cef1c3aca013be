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

    // The textbook step is the first of each cell's contenders, and is left out where the firmware lacks what it calls.
    private readonly int _skipped = TextbookMath.IsThere() ? 0 : 1;

    /// <summary>False when a self test fails, or outputs are not what they must be.</summary>
    public bool Measure(int cell)
    {
        int first = cell * Contenders.PerCell;
        var contenders = new Contender[Contenders.PerCell];
        _freeBefore[cell] = Heap.Free();
        for (int i = _skipped; i < contenders.Length; i++)
        {
            int free = Heap.Free();
            contenders[i] = Contenders.Create(first + i);
            _heap[first + i] = free - Heap.Free();
        }

        CompareOutputs(contenders, first);
        // Without a textbook step, the differences are those from the loaded model.
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
            if (_skipped > 0)
            {
                Console.WriteLine("  " + Contenders.Name(first) + ": left out, this firmware has no Math.Exp (light mathematics)");
            }

            for (int number = first + _skipped; number < first + Contenders.PerCell; number++)
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
            for (int i = _skipped; i < contenders.Length; i++)
            {
                float output = contenders[i].Step(reading);
                expected = i == _skipped ? output : expected;
                float difference = output < expected ? expected - output : output - expected;
                _sums[first + i] += output;
                _worst[first + i] = difference > _worst[first + i] ? difference : _worst[first + i];
            }
        }
    }

    private void TimeSteps(Contender[] contenders, int first)
    {
        for (int i = _skipped; i < contenders.Length; i++)
        {
            var timer = new ContenderTimer(contenders[i], _readings);
            for (int round = 0; round < Rounds; round++)
            {
                long time = timer.NanosecondsPerStep();
                _nanoseconds[first + i] = round == 0 || time < _nanoseconds[first + i] ? time : _nanoseconds[first + i];
            }
        }
    }

    private string Line(int number, int first)
    {
        string line = "  " + Contenders.Name(number) + ": "
            + (_nanoseconds[number] > 0 ? _nanoseconds[number].ToString() + " ns per step" : "the clock stands still");
        if (number > first && _nanoseconds[first] > 0 && _nanoseconds[number] > 0)
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
            line += _skipped > 0 ? "" : ", at most " + _worst[number].ToString("F6") + " off";
            line += "; self test " + _selfTests[number].ToString();
        }

        return line;
    }
}
