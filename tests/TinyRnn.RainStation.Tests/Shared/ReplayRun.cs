using TinyRnn.DeviceTests;
using TinyRnn.Stations;

namespace TinyRnn.RainStation.Tests;

/// <summary>
/// The whole station on 1,000 recorded hours, a new station for each, compared with what the desktop computed by streaming the same
/// hours through one network without interruption.
/// </summary>
internal static class ReplayRun
{
    public const int Hours = 1000;
    public const int Seed = 20260501;
    public const int HoursPerDigest = 50;

    /// <summary>Fails with the first difference.</summary>
    /// <param name="goldenProbabilities">The bits of all probabilities, little-endian, as base64.</param>
    /// <param name="goldenDigests">CRC-32 of the network's saved state after every 50 hours, as base64.</param>
    /// <returns>The checksum of all lines.</returns>
    public static int Compare(string goldenProbabilities, string goldenDigests)
    {
        byte[] probabilities = Base64.Decode(goldenProbabilities);
        byte[] digests = Base64.Decode(goldenDigests);
        Expect.AreEqual(4 * Hours, probabilities.Length, "bytes of golden probabilities");
        Expect.AreEqual(4 * Hours / HoursPerDigest, digests.Length, "bytes of golden digests");
        var weather = new SimulatedWeather(Hours, Seed);
        var bench = new StationBench();
        bench.Board.Sensors = new ISensor[] { weather.CreateSensor() };
        byte[] saved = null;
        for (int i = 0; i < Hours; i++)
        {
            string line = bench.Hour();
            int expected = RecordBytes.ReadInt32(probabilities, 4 * i);
            int actual = Floats.ToBits(bench.Station.State.Outputs[0]);
            if (expected != actual)
            {
                throw new ExpectationException(
                    "first difference at hour " + i.ToString() + ": expected probability " + expected.ToString("X8") + ", found " + actual.ToString("X8") + " in " + line);
            }

            if (i % HoursPerDigest == HoursPerDigest - 1)
            {
                RecurrentNetwork network = bench.Station.State.Network;
                saved = saved ?? new byte[network.SavedStateLength];
                network.SaveState(saved, 0);
                int digest = RecordBytes.ReadInt32(digests, i / HoursPerDigest * 4);
                Expect.AreEqual(digest.ToString("X8"), Digest(saved).ToString("X8"), "digest of the state after hour " + i.ToString());
            }
        }

        Expect.IsTrue(bench.Log.EventCount == 0, "no event after a wake");
        return bench.Log.Checksum;
    }

    /// <summary>CRC-32 of a saved state without its own checksum at the end, with which every state would have the same.</summary>
    public static int Digest(byte[] saved) => Crc32.Compute(saved, 0, saved.Length - 4);
}
