using System;
using TinyRnn.TestSupport;

namespace TinyRnn.DeviceTests;

/// <summary>Tells whether code allocates; Board/Allocation.cs is the counterpart.</summary>
internal static class Allocation
{
    public static bool Happens(Action action) => AllocatedBytes.Of(action) != 0;
}
