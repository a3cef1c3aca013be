using TinyRnn.Quantizer.Readings;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>What lines above the header say of the zone.</summary>
public class ZoneRemarkTests
{
    [Theory]
    [InlineData("Time zone: UTC+02:00", "UTC+02:00")]
    [InlineData("Zeitzone: GMT+1", "UTC+01:00")]
    [InlineData("# tz=+0100", "UTC+01:00")]
    [InlineData("Timezone,UTC", "UTC")]
    [InlineData("\"Time zone\",\"UTC+02:00\"", "UTC+02:00")]
    [InlineData("UTC offset: 2", "UTC+02:00")]
    [InlineData("UTC-Offset (h);+2", "UTC+02:00")]
    [InlineData("GMT offset: -18000", "UTC-05:00")]
    [InlineData("utc_offset=+05:30", "UTC+05:30")]
    [InlineData("time zone offset: 5.5", "UTC+05:30")]
    [InlineData("Fuseau horaire : UTC+2", "UTC+02:00")]
    [InlineData("Zona horaria: UTC-3", "UTC-03:00")]
    [InlineData("Zone: -0500", "UTC-05:00")]
    [InlineData("Time Zone: GMT 0", "UTC")]
    [InlineData("All times in UTC", "UTC")]
    [InlineData("Times are UTC+1", "UTC+01:00")]
    public void A_fixed_offset_above_the_header_counts(string line, string zone) =>
        Assert.Equal($"{zone}, as the file states", Raw.Finding(File(line), "zone"));

    [Theory]
    [InlineData("Time zone: Europe/Berlin", "'Time zone: Europe/Berlin' in line 1 is no fixed offset; times stay as they stand")]
    [InlineData("Zeitzone: MEZ", "'Zeitzone: MEZ' in line 1 is no fixed offset; times stay as they stand")]
    [InlineData("Time zone: (UTC+01:00) Amsterdam, Berlin", "'Time zone: (UTC+01:00) Amsterdam' in line 1 is no fixed offset; times stay as they stand")]
    [InlineData("Time zone: UTC+1\nTime zone: UTC+2", "the lines above the header state several offsets; times stay as they stand")]
    [InlineData("Exported 2031-05-04 10:00 UTC", "not in the file; times stay as they stand")]
    [InlineData("Start time: 2031-05-04 10:00 UTC", "not in the file; times stay as they stand")]
    [InlineData("Temperature offset: 2", "not in the file; times stay as they stand")]
    [InlineData("Zone: 3", "not in the file; times stay as they stand")]
    public void What_is_no_fixed_offset_is_not_taken_for_one(string line, string said)
    {
        Assert.Equal(said, Raw.Finding(File(line), "zone"));
        Assert.Equal("2031-05-04T02:00:00 2.5 78", Raw.Steps(File(line))[2]);
    }

    [Fact]
    public void A_statement_counts_above_rows_without_a_header_too_and_is_overridden()
    {
        string rows = Raw.Hours(i => $"2031-05-04 {i:00}:00,{i}.5,{80 - i}");

        Assert.Equal("2031-05-04T00:00:00Z 2.5 78", Raw.Steps("# UTC offset: +02:00\n" + rows)[2]);
        Assert.Equal("2031-05-04T01:00:00Z 2.5 78", Raw.Steps("# UTC offset: +02:00\n" + rows, new ReadingOptions { Zone = "+01:00" })[2]);
    }

    private static string File(string line) => line + "\nStation 7\ntime,temperature,humidity\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00,{i}.5,{80 - i}");
}
