using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Readings;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Files as people have them: each is read right, or refused with the cause and the option that helps.</summary>
public class VariantTests
{
    private const string Third = "2031-05-04T02:00:00 6.8 85";
    private static readonly string s_plain = "time,temperature,humidity\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00,{Temperature(i)},{87 - i}");

    [Theory]
    [InlineData("{0}")]
    [InlineData("\n\n{0}")]
    [InlineData("Station Berlin\nexported by hand\n{0}")]
    [InlineData("# a remark\n# another, with a comma\n{0}")]
    [InlineData("boot:0x13\nets Jun  8 2016\n\n{0}")]
    [InlineData("{0}\n\n")]
    [InlineData("sep=,\n{0}")]
    [InlineData("\uFEFF{0}")]
    public void Lines_around_the_table_make_no_difference(string around)
    {
        Assert.Equal("2031-05-04T02:00:00 6.8 85", Raw.Steps(around.Replace("{0}", s_plain, StringComparison.Ordinal))[2]);
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void Separators_are_told(char separator)
    {
        Assert.Equal(Third, Raw.Steps(s_plain.Replace(',', separator))[2]);
    }

    [Fact]
    public void Fields_padded_with_blanks_are_told()
    {
        Assert.Equal(Third, Raw.Steps(s_plain.Replace(",", " ,   ", StringComparison.Ordinal))[2]);
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-32", true)]
    [InlineData("utf-8", true)]
    public void Encodings_are_told_with_and_without_a_byte_order_mark(string name, bool mark)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(s_plain.Replace("temperature", "Temperatur (°C)", StringComparison.Ordinal))];

        Assert.Equal(Third, Raw.Steps(bytes)[2]);
    }

    [Fact]
    public void Windows_1252_is_told_even_where_its_first_letter_comes_late()
    {
        string late = s_plain + Raw.Hours(i => $"2031-05-{5 + (i / 24):00}T{i % 24:00}:00,8.{i % 10},50", 24 * 20) + "2031-05-25T00:00,9,40 °\n";
        byte[] bytes = Encoding.Latin1.GetBytes(late);

        Assert.Equal("2031-05-25T00:00:00 9 NaN", Raw.Steps(bytes, new ReadingOptions { BrokenShare = 0.5 })[^1]);
        byte[] early = Encoding.Latin1.GetBytes("Zeit;Außentemperatur (°C)\n" + Raw.Hours(i => $"04.05.2031 {i:00}:00;6,{i % 10}"));
        Assert.Equal("2031-05-04T02:00:00 6.2", Raw.Steps(early)[2]);
    }

    [Fact]
    public void Gzip_is_told_and_damaged_gzip_refused()
    {
        byte[] packed = Packed(s_plain);

        Assert.Equal(Third, Raw.Steps(packed)[2]);
        Assert.Contains("gzip data is damaged", Raw.Refused([.. packed[..40], 0xFF, 0xFF, .. packed[42..]]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PK\u0003\u0004 workbook", "zip archive, an Excel workbook or a trained network; unpack it, or save it as CSV")]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("SQLite format 3\0", "SQLite")]
    [InlineData("<!DOCTYPE html><html>", "web page")]
    public void Other_kinds_of_files_are_refused_by_name(string text, string kind)
    {
        Assert.Contains(kind, Raw.Refused(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4 May 2031 {0:00}:00")]
    [InlineData("04-May-2031 {0:00}:00:00")]
    [InlineData("May 4, 2031 {0:00}:00")]
    [InlineData("Sun, 04 May 2031 {0:00}:00:00")]
    [InlineData("4. Mai 2031 {0:00}:00")]
    [InlineData("4 mai 2031 {0:00}:00")]
    [InlineData("dim. 4 mai 2031 {0:00}:00")]
    [InlineData("4 de mayo de 2031 {0:00}:00")]
    [InlineData("4 maggio 2031 {0:00}:00")]
    [InlineData("4 maja 2031 {0:00}:00")]
    [InlineData("2031年5月4日 {0:00}:00")]
    [InlineData("2031/05/04 {0:00}:00")]
    [InlineData("2031.05.04 {0:00}:00")]
    [InlineData("04.05.31 {0:00}:00")]
    [InlineData("4.5.2031 {0}:00")]
    [InlineData("20310504T{0:00}0000")]
    [InlineData("20310504{0:00}00")]
    [InlineData("2031-05-04_{0:00}:00:00")]
    [InlineData("2031-05-04 {0:00}:00:00,000")]
    public void Dates_of_many_places_are_told(string format)
    {
        string file = "Zeit;temperature\n" + Raw.Hours(i => string.Format(null, format, i) + $";{Temperature(i)}");

        Assert.Equal("2031-05-04T02:00:00 6.8", Raw.Steps(file)[2]);
    }

    [Theory]
    [InlineData("2031-05-04T{0:00}:00:00Z")]
    [InlineData("2031-05-04T{0:00}:00:00+00:00")]
    [InlineData("2031-05-04 {0:00}:00:00 UTC")]
    [InlineData("2031-05-04 {0:00}:00:00.000000000+0000")]
    public void Instants_stay_instants(string format)
    {
        string file = "time,temperature\n" + Raw.Hours(i => string.Format(null, format, i) + $",{Temperature(i)}");

        Assert.Equal("2031-05-04T02:00:00Z 6.8", Raw.Steps(file)[2]);
    }

    [Theory]
    [InlineData(1_000_000_000L, "")]
    [InlineData(1_000_000L, "000")]
    [InlineData(1_000L, "000000")]
    [InlineData(1L, "000000000")]
    public void Epochs_are_told_by_their_size(long unit, string zeros)
    {
        string file = "ts,temperature\n" + Raw.Hours(i => $"{1935619200L + (3600 * i)}{zeros},{Temperature(i)}");

        Assert.Equal("2031-05-04T02:00:00Z 6.8", Raw.Steps(file)[2]);
        Assert.True(unit > 0);
    }

    [Fact]
    public void Nineteen_digits_of_nanoseconds_are_exact()
    {
        string file = "time,x\n1935792000000000123,1\n1935792000010000124,2\n1935792000020000125,3\n";

        Assert.Equal(["2031-05-06T00:00:00.000000123Z 1", "2031-05-06T00:00:00.010000124Z 2", "2031-05-06T00:00:00.020000125Z 3"], Raw.Steps(file));
    }

    [Theory]
    [InlineData("1.009,5", "6,8", ';')]
    [InlineData("1 009,5", "6,8", ';')]
    [InlineData("1\u00A0009,5", "6,8", ';')]
    [InlineData("1'009.5", "6.8", ';')]
    [InlineData("1,009.5", "6.8", ';')]
    [InlineData("\"1,009.5\"", "6.8", ',')]
    [InlineData("1009.5", "6.8", ',')]
    [InlineData("1.0095e3", "6.8E0", ',')]
    [InlineData("+1009.5", "+6.8", ',')]
    public void Numbers_of_many_places_are_told(string pressure, string temperature, char separator)
    {
        string file = $"time{separator}t2{separator}p2\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00{separator}{temperature}{separator}{pressure}");

        Assert.Equal("2031-05-04T02:00:00 6.8 1009.5", Raw.Steps(file)[2]);
    }

    [Fact]
    public void A_comma_that_may_be_decimal_or_of_thousands_is_refused_and_can_be_stated()
    {
        string file = "time;x\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00;1,{100 + i}");

        Assert.Contains("--decimal", Raw.Refused(file), StringComparison.Ordinal);
        Assert.Equal("2031-05-04T02:00:00 1.102", Raw.Steps(file, new ReadingOptions { DecimalSign = ',' })[2]);
        Assert.Equal("2031-05-04T02:00:00 1102", Raw.Steps(file, new ReadingOptions { DecimalSign = '.' })[2]);
    }

    [Fact]
    public void Decimal_commas_that_also_separate_are_refused()
    {
        string file = "time,temperature,humidity\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00,6,{i % 10},87");

        Assert.Contains("decimal comma", Raw.Refused(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Quoted_fields_may_hold_separators_quotes_and_line_breaks()
    {
        string file = "time,note,temperature\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00,\"one, \"\"two\"\"\nthree\",{Temperature(i)}");

        Assert.Equal("2031-05-04T02:00:00 6.8", Raw.Steps(file)[2]);
    }

    [Fact]
    public void Trailing_separators_make_no_difference()
    {
        Assert.Equal(Third, Raw.Steps(s_plain.Replace("\n", ",\n", StringComparison.Ordinal))[2]);
        Assert.Equal(Third, Raw.Steps("time,temperature,humidity\n" + s_plain[(s_plain.IndexOf('\n', StringComparison.Ordinal) + 1)..].Replace("\n", ",\n", StringComparison.Ordinal))[2]);
    }

    [Fact]
    public void Names_that_stand_twice_can_be_chosen_by_number()
    {
        string file = "time,t,t\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00,{Temperature(i)},9.5");
        ReadingOptions wanted = Raw.Wanting("t");

        Assert.Contains("2 times; --column t=#2 takes the first", Raw.Refused(file, wanted), StringComparison.Ordinal);
        Assert.Equal("2031-05-04T02:00:00 9.5", Raw.Steps(file, wanted with { Columns = [MappingText.Parse("t=#3")] })[2]);
    }

    [Fact]
    public void A_header_alone_is_no_file_of_readings_and_one_row_is()
    {
        Assert.Empty(Raw.Steps("time,temperature\n"));
        Assert.Equal(["2031-05-04T00:00:00 6.4"], Raw.Steps("time,temperature\n2031-05-04T00:00,6.4\n"));
        Assert.Equal("week.csv: the file is empty", Raw.Refused(""));
        Assert.Equal("week.csv: expected rows of readings, found only remarks", Raw.Refused("# nothing\n# at all\n"));
    }

    [Fact]
    public void A_field_of_a_million_characters_is_a_text_and_a_longer_line_is_refused()
    {
        string file = "time,note,temperature\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00,{(i == 5 ? new string('x', 1_000_000) : "ok")},{Temperature(i)}");

        Assert.Equal("2031-05-04T02:00:00 6.8", Raw.Steps(file)[2]);
        Assert.Equal(24, Raw.Steps(file).Length);
        Assert.Contains("a line is longer than", Raw.Refused(file + new string('1', 2 << 20)), StringComparison.Ordinal);
    }

    [Fact]
    public void Zeros_that_a_power_cut_left_are_broken_rows()
    {
        string file = s_plain + new string('\0', 300) + "\n" + "2031-05-05T00:00,8,60\n";

        Assert.Equal("2031-05-05T00:00:00 8 60", Raw.Steps(file)[^1]);
        Assert.Contains("bytes of zero", Raw.Finding(file, "broken"), StringComparison.Ordinal);
    }

    [Fact]
    public void Carriage_returns_alone_end_lines()
    {
        Assert.Equal(Third, Raw.Steps(s_plain.Replace('\n', '\r'))[2]);
    }

    [Fact]
    public void A_logger_with_four_lines_of_header_is_told()
    {
        string file = "\"TOA5\",\"CR1000\",\"CR1000\",\"1\",\"std\",\"CPU:a.CR1\",\"2\",\"T\"\n\"TIMESTAMP\",\"RECORD\",\"AirTC_Avg\",\"RH\"\n\"TS\",\"RN\",\"Deg C\",\"%\"\n\"\",\"\",\"Avg\",\"Smp\"\n"
            + Raw.Hours(i => $"\"2031-05-04 {i:00}:00:00\",{100 + i},{Temperature(i)},{87 - i}");

        Assert.Equal(Third, Raw.Steps(file)[2]);
        Assert.Equal(Third, Raw.Steps(file, Raw.Wanting("temperature:°C", "humidity:%"))[2]);
    }

    [Fact]
    public void A_buoys_columns_of_year_month_day_hour_minute_are_a_time()
    {
        string file = "#YY  MM DD hh mm WSPD ATMP\n#yr  mo dy hr mn m/s degC\n" + Raw.Hours(i => $"2031 05 04 {i:00} 00  4.{i % 10}  {Temperature(i)}");

        Assert.Equal("2031-05-04T02:00:00 4.2 6.8", Raw.Steps(file)[2]);
    }

    [Fact]
    public void Shuffled_rows_are_refused_with_their_lines_and_sorted_when_asked_for()
    {
        string[] lines = s_plain.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] rows = lines[1..];
        new Random(3).Shuffle(rows);
        string shuffled = lines[0] + "\n" + string.Join('\n', rows) + "\n";

        Assert.Contains("--sort", Raw.Refused(shuffled), StringComparison.Ordinal);
        Assert.Equal(Raw.Steps(s_plain), Raw.Steps(shuffled, new ReadingOptions { Sort = true }));
    }

    [Fact]
    public void Newest_first_is_turned_round_and_said()
    {
        string[] lines = s_plain.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string reversed = lines[0] + "\n" + string.Join('\n', lines[1..].Reverse()) + "\n";

        Assert.Equal(Raw.Steps(s_plain), Raw.Steps(reversed));
        Assert.Equal("newest row first; turned round", Raw.Finding(reversed, "order"));
    }

    private static byte[] Packed(string text)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return target.ToArray();
    }

    private static string Temperature(int hour) => hour switch { 2 => "6.8", < 2 => "6.4", _ => FormattableString.Invariant($"{7 + (hour / 10.0):0.0}") };
}
