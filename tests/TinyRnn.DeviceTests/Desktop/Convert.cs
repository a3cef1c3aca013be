using System;

namespace TinyRnn.DeviceTests;

/// <summary>
/// Stands before System.Convert in all device tests, as a firmware without conversion to any base has it: what they need of it throws.
/// </summary>
internal static class Convert
{
    public static byte[] FromBase64String(string text) => throw new NotImplementedException(text);
}
