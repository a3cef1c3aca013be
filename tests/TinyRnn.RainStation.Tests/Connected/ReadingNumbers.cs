using System.Text.Json;

namespace TinyRnn.RainStation.Tests.Connected;

/// <summary>The numbers of the readings that a broker got: which are new, which came again, and whether their times leave an hour out.</summary>
internal sealed class ReadingNumbers
{
    private int _last = -1;
    private System.DateTimeOffset? _time;

    public int Distinct { get; private set; }

    public int Repeated { get; private set; }

    /// <summary>Hours between two readings that no reading came for.</summary>
    public int Missing { get; private set; }

    public void Take(ConnectedBench bench)
    {
        for (int i = 0; i < bench.Broker.PublishedCount; i++)
        {
            if (bench.Broker.Published(i).Topic != bench.Topics.Readings)
            {
                continue;
            }

            using JsonDocument list = JsonDocument.Parse(bench.Broker.Published(i).Payload);
            foreach (JsonElement one in list.RootElement.EnumerateArray())
            {
                Take(one);
            }
        }
    }

    private void Take(JsonElement reading)
    {
        int number = reading.GetProperty("n").GetInt32();
        if (number <= _last)
        {
            Repeated++;
            return;
        }

        System.DateTimeOffset time = reading.GetProperty("t").GetDateTimeOffset();
        Missing += _time is { } before ? (int)(time - before).TotalHours - 1 : 0;
        _time = time;
        _last = number;
        Distinct++;
    }
}
