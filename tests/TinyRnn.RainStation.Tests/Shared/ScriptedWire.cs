using System;
using TinyRnn.Stations;

namespace TinyRnn.RainStation.Tests;

/// <summary>A device on a simulated bus: what it answers after which command.</summary>
internal sealed class ScriptedWire : IWire
{
    private readonly byte[][] _commands = new byte[16][];
    private readonly byte[][] _answers = new byte[16][];
    private int _count;
    private byte[] _answer;

    /// <summary>All calls, such as <c>w2400 t16 r6 </c>: bytes written, milliseconds waited, bytes read.</summary>
    public string Calls { get; private set; } = "";

    /// <summary>Answers whose first byte is to be damaged.</summary>
    public int BadAnswers { get; set; }

    /// <summary>True for a device that does not acknowledge commands.</summary>
    public bool IsAbsent { get; set; }

    /// <summary>True for one that acknowledges commands, but no reading.</summary>
    public bool IsDeaf { get; set; }

    /// <summary>States, or states anew, what is answered after a command.</summary>
    public ScriptedWire On(byte[] command, byte[] answer)
    {
        int at = Find(command);
        at = at < 0 ? _count++ : at;
        _commands[at] = command;
        _answers[at] = answer;
        return this;
    }

    public bool Write(byte[] bytes)
    {
        Calls += "w";
        for (int i = 0; i < bytes.Length; i++)
        {
            Calls += bytes[i].ToString("X2");
        }

        Calls += " ";
        int at = Find(bytes);
        _answer = at < 0 ? null : _answers[at];
        return !IsAbsent;
    }

    public bool Read(byte[] bytes)
    {
        Calls += "r" + bytes.Length.ToString() + " ";
        if (IsAbsent || IsDeaf || _answer == null || _answer.Length != bytes.Length)
        {
            return false;
        }

        Array.Copy(_answer, 0, bytes, 0, bytes.Length);
        if (BadAnswers > 0)
        {
            BadAnswers--;
            bytes[0] ^= 1;
        }

        return true;
    }

    public void Wait(int milliseconds)
    {
        Calls += "t" + milliseconds.ToString() + " ";
    }

    /// <summary>Forgets the calls.</summary>
    public void Forget()
    {
        Calls = "";
    }

    private int Find(byte[] command)
    {
        for (int i = 0; i < _count; i++)
        {
            bool same = _commands[i].Length == command.Length;
            for (int j = 0; j < command.Length && same; j++)
            {
                same = _commands[i][j] == command[j];
            }

            if (same)
            {
                return i;
            }
        }

        return -1;
    }
}
