using System;
using System.IO;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Logs of a broker's messages, whose topics stand outside of what they bring.</summary>
public class TopicTests
{
    private const string Zigbee = "[2031-05-04 {0:00}:{1:00}:00] info: z2m:mqtt: MQTT publish: topic 'zigbee2mqtt/{2}', payload '{{\"battery\": 97, \"temperature\": {3}}}'";
    private const string Subscriber = "zigbee2mqtt/{2} {{\"time\": \"2031-05-04T{0:00}:{1:00}:00\", \"battery\": 97, \"temperature\": {3}}}";
    private const string Console = "{0:00}:{1:00}:00 MQT: tele/{2}/SENSOR = {{\"Time\":\"2031-05-04T{0:00}:{1:00}:00\",\"battery\":97,\"temperature\":{3}}}";

    [Theory]
    [InlineData(Zigbee, "zigbee2mqtt/garden")]
    [InlineData(Subscriber, "zigbee2mqtt/garden")]
    [InlineData(Console, "tele/garden/SENSOR")]
    public void Two_topics_are_two_series(string line, string garden)
    {
        string file = Raw.Hours(i => string.Format(null, line, i, 0, "kitchen", i + 0.5) + "\n" + string.Format(null, line, i, 7, "garden", i + 20.5));
        string[] steps = Raw.Steps(file);

        Assert.EndsWith("02:00:00 97 2.5", steps[2], StringComparison.Ordinal);
        Assert.StartsWith("*", steps[24], StringComparison.Ordinal);
        Assert.EndsWith("02:07:00 97 22.5", steps[26], StringComparison.Ordinal);
        Assert.Equal("one for each text of column 'topic'", Raw.Finding(file, "series"));
        Assert.Equal(24, Raw.Steps(file, new ReadingOptions { Only = ("topic", garden) }).Length);
    }

    [Fact]
    public void A_long_path_before_something_else_is_no_topic_and_ends()
    {
        string path = string.Join('/', Enumerable.Repeat("a", 90));

        Assert.Equal(["0.5 50", "1.5 51"], Raw.Steps(Raw.Hours(i => $"{path} ! {{\"temp\":{i}.5,\"hum\":{50 + i}}}"))[..2]);
    }

    [Fact]
    public void Two_topics_without_a_time_are_two_series_too()
    {
        string file = Raw.Hours(i => $"zigbee2mqtt/kitchen {{\"temperature\": {i}.5}}\nzigbee2mqtt/garden {{\"temperature\": {i + 20}.5}}");

        Assert.Equal(["0.5", "1.5"], Raw.Steps(file)[..2]);
        Assert.Equal(["*20.5", "21.5"], Raw.Steps(file)[24..26]);
    }

    [Fact]
    public void Topics_with_names_of_their_own_make_one_row_together()
    {
        string file = Raw.Hours(i => $"{i:00}:00:00 MQT: tele/t/STATE = {{\"Uptime\":{i}}}\n{i:00}:00:01 MQT: tele/t/SENSOR = {{\"Temperature\":6.{i % 10}}}");

        Assert.Equal("02:00:00 2 6.2", Raw.Steps(file)[2]);
    }

    [Fact]
    public void A_topic_and_its_value_a_line_are_pivoted()
    {
        string file = Raw.Hours(i => $"{1935446400 + (60 * i)} home/temp {i}.5\n{1935446400 + (60 * i)} home/hum 8{i % 10}");

        Assert.Equal("2031-05-02T00:02:00Z 2.5 82", Raw.Steps(file)[2]);
    }

    [Theory]
    [InlineData("", "home/temp {0}.5\nhome/hum 8{0}", "'home/temp', 'home/hum'", "#1=home/temp")]
    [InlineData("sensor,value\n", "temp,{0}.5\nhum,8{0}", "'temp', 'hum'", "sensor=temp")]
    public void Values_of_several_names_without_a_time_are_refused(string header, string lines, string names, string only)
    {
        string file = header + Raw.Hours(i => string.Format(null, lines, i), 9);

        Assert.Contains($"one value a line of several names ({names}), without a time that tells which belong together; --only \"{only}\" takes one", Raw.Refused(file), StringComparison.Ordinal);
        string[] parts = only.Split('=');
        Assert.Equal("2.5", Raw.Steps(file, new ReadingOptions { Only = (parts[0], parts[1]) })[2]);
    }

    [Fact]
    public void Another_topic_of_a_live_source_is_refused()
    {
        byte[] text = Encoding.UTF8.GetBytes(Raw.Hours(i => $"zigbee2mqtt/{(i < 3 ? "kitchen" : "garden")} {{\"temperature\": {i}.5}}", 5));
        using ReadingSource source = ReadingSource.OpenLive("live", new MemoryStream(text), Raw.Wanting("temperature"));
        using StepReader steps = source.OpenSteps();

        Assert.True(steps.Read() && steps.Read() && steps.Read());
        string problem = Assert.Throws<CsvInputException>(() => steps.Read()).Message;
        Assert.Contains("'temperature' comes under the topics 'zigbee2mqtt/kitchen' and 'zigbee2mqtt/garden'", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_live_table_gives_the_rows_that_are_wanted_only()
    {
        byte[] text = Encoding.UTF8.GetBytes("room,x\n" + Raw.Hours(i => $"{(i % 2 == 0 ? "a" : "b")},{i}", 6));
        using ReadingSource source = ReadingSource.OpenLive("live", new MemoryStream(text), Raw.Wanting("x") with { Only = ("room", "b") });

        Assert.Equal(["1", "3", "5"], Raw.Steps(source).Select(step => step.Trim()));
    }

    [Fact]
    public void Senders_that_take_turns_in_a_live_source_are_refused_and_a_counter_is_not()
    {
        string[] Read(Func<int, string> id)
        {
            byte[] text = Encoding.UTF8.GetBytes(Raw.Hours(i => $"{{\"id\": {id(i)}, \"temperature\": {i}.5}}", 6));
            using ReadingSource source = ReadingSource.OpenLive("live", new MemoryStream(text), Raw.Wanting("temperature"));
            return Raw.Steps(source);
        }

        Assert.Equal(6, Read(i => $"{i}").Length);
        Assert.Contains("'id' is '1' and '0' in turn, which are two series", Assert.Throws<CsvInputException>(() => Read(i => $"{i % 2}")).Message, StringComparison.Ordinal);
    }
}
