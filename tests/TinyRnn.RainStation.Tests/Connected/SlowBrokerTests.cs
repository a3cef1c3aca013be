using TinyRnn.Stations;
using Xunit;

namespace TinyRnn.RainStation.Tests.Connected;

/// <summary>A broker whose every answer comes in time, and all of them too late.</summary>
public sealed class SlowBrokerTests
{
    private const int AnswerMilliseconds = 14_000;

    [Fact]
    public void Transmission_ends_after_ten_times_the_longest_answer_and_nothing_is_lost()
    {
        var bench = new ConnectedBench();
        bench.Channel.Network = bench.Network;
        bench.Channel.CallMilliseconds = AnswerMilliseconds;
        long limit = bench.Settings.BrokerSeconds * LimitedChannel.MostAnswers * 1000L;
        // There is much to say when the network comes back.
        bench.Network.IsUp = false;
        bench.Station.Hours(30);
        bench.Network.IsUp = true;
        long longest = 0;

        for (int hour = 0; hour < 60; hour++)
        {
            long before = bench.Network.OnMilliseconds;
            bench.Station.Hour();
            longest = System.Math.Max(longest, bench.Network.OnMilliseconds - before);
        }

        Assert.InRange(longest, limit, limit + AnswerMilliseconds + 5000);
        bench.Channel.CallMilliseconds = 60;
        bench.Station.Hours(30);
        Assert.True(bench.HasPublished(bench.Topics.Event, "broker: expected all answers within 150 s, found more to say"));
        var sent = new ReadingNumbers();
        sent.Take(bench);
        Assert.Equal((0, 0), (sent.Missing, sent.Repeated));
        Assert.InRange(sent.Distinct, 30 + 60, 30 + 60 + 30);
    }
}
