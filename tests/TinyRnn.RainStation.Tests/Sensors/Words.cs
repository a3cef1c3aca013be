using System.Linq;
using TinyRnn.Stations;

namespace TinyRnn.RainStation.Tests.Sensors;

/// <summary>Answers of Sensirion's sensors.</summary>
internal static class Words
{
    /// <summary>Each word in two bytes, with its checksum behind it.</summary>
    public static byte[] Of(params int[] words) =>
        [.. words.SelectMany(word => new[] { (byte)(word >> 8), (byte)word, (byte)Crc8.Compute([(byte)(word >> 8), (byte)word], 0, 2) })];
}
