namespace TinyRnn.DeviceTests;

/// <summary>Every kind of operation of a recipe, on three readings: temperature, humidity and another.</summary>
internal static class EveryOperation
{
    /// <summary>Value 0 to 2 are readings; each line is kind, value, second value, steps or place in the limits.</summary>
    public static readonly short[] Values =
    {
        1, 0, 0, 3,
        2, 1, 0, 5,
        3, 0, 0, 6,
        4, 1, 0, 7,
        5, 1, 0, 7,
        6, 0, 0, 6,
        7, 0, 2, 0,
        8, 0, 1, 0,
        9, 0, 2, 0,
        10, 0, 1, 0,
        11, 2, 0, 0,
        12, 4, 0, 0,
        13, 0, 0, 0,
        13, 2, 0, 0,
        16, 0, 0, 0,
        17, 0, 0, 0,
        18, 0, 0, 0,
        19, 0, 0, 0,
        20, 0, 0, 0,
        21, 0, 0, 0,
        2, 12, 0, 4,
        12, 0, 0, 2,
    };
}
