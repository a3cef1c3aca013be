using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;

namespace TinyRnn.Cli.Files;

/// <summary>
/// What must be undone when a signal ends the program: INT, TERM and HUP alike. The signal then ends the program as it would have
/// without us.
/// </summary>
internal static class Interruption
{
    // The number of SIGXFSZ on Linux and macOS: a file grew beyond the limit that the shell set.
    private const PosixSignal FileTooLarge = (PosixSignal)25;

    private static readonly Lock s_gate = new();
    private static readonly List<Action> s_undone = [];
    private static Action? s_answer;

    /// <summary>Listens from now on.</summary>
    public static IDisposable Listen()
    {
        PosixSignal[] ends = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];
        IEnumerable<PosixSignalRegistration> all = ends.Select(signal => PosixSignalRegistration.Create(signal, End));
        // The write then fails like any other.
        return new Registrations(OperatingSystem.IsWindows() ? [.. all] : [.. all, PosixSignalRegistration.Create(FileTooLarge, context => context.Cancel = true)]);
    }

    /// <summary>Does something that leaves things whole only when it is done, and that takes an instant: signals wait for it.</summary>
    public static void HoldOff(Action action)
    {
        lock (s_gate)
        {
            action();
        }
    }

    /// <summary>Answers the next INT or TERM within the scope instead of ending; the one after that ends the program.</summary>
    public static IDisposable Answer(Action action)
    {
        s_answer = action;
        return new AnswerScope();
    }

    /// <summary>Undoes something at the end of the scope, or when a signal comes before it.</summary>
    public static IDisposable Undo(Action action)
    {
        lock (s_gate)
        {
            s_undone.Add(action);
        }

        return new Scope(action);
    }

    // The gate stays closed: nothing is begun, and nothing is given its name any more.
    private static void End(PosixSignalContext context)
    {
        if (context.Signal is PosixSignal.SIGINT or PosixSignal.SIGTERM && Interlocked.Exchange(ref s_answer, null) is { } answer)
        {
            context.Cancel = true;
            answer();
            return;
        }

        s_gate.Enter();
        foreach (Action action in s_undone)
        {
            try
            {
                action();
            }
            catch (Exception failure) when (failure is System.IO.IOException or UnauthorizedAccessException)
            {
                // The next one is undone all the same.
            }
        }
    }

    private sealed class Scope(Action action) : IDisposable
    {
        public void Dispose()
        {
            lock (s_gate)
            {
                s_undone.Remove(action);
                action();
            }
        }
    }

    private sealed class AnswerScope : IDisposable
    {
        public void Dispose() => s_answer = null;
    }

    private sealed class Registrations(PosixSignalRegistration[] all) : IDisposable
    {
        public void Dispose() => Array.ForEach(all, one => one.Dispose());
    }
}
