using System;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Lists in JSON: within lines, around lines, and documents of them.</summary>
public class JsonListTests
{
    [Fact]
    public void Objects_of_a_name_and_a_value_are_columns()
    {
        string file = Raw.Hours(i => $"{{\"time\": \"2031-05-04T{i:00}:00:00Z\", \"readings\": [{{\"name\": \"temp\", \"value\": {i}.5, \"unit\": \"C\"}}, {{\"name\": \"hum\", \"value\": {50 + i}}}]}}");

        Assert.Equal("2031-05-04T02:00:00Z 2.5 52", Raw.Steps(file)[2]);
        Assert.Equal("2031-05-04T02:00:00Z 52", Raw.Steps(file, Raw.Wanting("hum"))[2]);
    }

    [Fact]
    public void Items_of_a_list_go_by_their_numbers()
    {
        string file = Raw.Hours(i => $"{{\"received_at\": \"2031-05-04T{i:00}:00:00Z\", \"up\": {{\"decoded\": {{\"t\": {i}.5}}, \"rx\": [{{\"rssi\": -70}}, {{\"rssi\": -9{i % 10}}}]}}, \"axes\": [1, 2, {i}]}}");

        Assert.Equal("2031-05-04T02:00:00Z 2.5 -70 -92 1 2 2", Raw.Steps(file)[2]);
        Assert.Equal("2031-05-04T02:00:00Z -92 2", Raw.Steps(file, Raw.Wanting("up.rx.2.rssi", "axes.3"))[2]);
    }

    [Theory]
    [InlineData(",", "")]
    [InlineData(",\n", "\n")]
    [InlineData(",\r\n  ", "\n    ")]
    public void A_list_of_objects_is_read_as_a_line_for_each(string between, string within)
    {
        string file = "[" + Raw.Hours(i => $"{{{within}\"time\": \"2031-05-04T{i:00}:00:00Z\",{within}\"said\": \"a, [b] \\\" }}\",{within}\"t\": {i}.5{within}}}").TrimEnd('\n').Replace("}\n{", "}" + between + "{", StringComparison.Ordinal) + "]\n";

        Assert.Equal(24, Raw.Steps(file).Length);
        Assert.Equal("2031-05-04T02:00:00Z 2.5", Raw.Steps(file)[2]);
        Assert.Contains("a list of JSON objects", Raw.Finding(file, "lines"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"latitude\": 52.5, \"hourly\": {\"time\": [\"2031-05-04T00:00\", \"2031-05-04T01:00\"], \"t\": [6.4, 6.5]}}", " with a list in 'hourly.time'")]
    [InlineData("{\n  \"channel\": {\"id\": 1},\n  \"feeds\": [{\"t\": 6.4}, {\"t\": 6.5}]\n}\n", " with a list in 'feeds'")]
    [InlineData("{\"hourly\":{\"time\":[\"2031-05-04T00:00\",\"2031-05-04T01:00\"],\"x\":[6.4,6.5]}}", " with a list in 'hourly.time'")]
    [InlineData("{\n  \"x\": [\n    6.4,\n    6.5\n  ]\n}\n", " with a list in 'x'")]
    [InlineData("[[\"2031-05-04T00:00\", 6.4], [\"2031-05-04T01:00\", 6.5]]", "")]
    public void A_document_is_refused_with_the_place_of_its_list(string file, string where) =>
        Assert.Contains($"found a JSON document{where}; write one object of names and values a line, a list of such objects, or CSV", Raw.Refused(file), StringComparison.Ordinal);
}
