using System;
using System.Text;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Texts that programs and boards spoil a little.</summary>
public class DamagedTextTests
{
    private static readonly string s_rows = Raw.Hours(i => $"2031-05-04 {i:00}:00,{i}.5,8{i % 10}");

    [Fact]
    public void Two_carriage_returns_end_one_line()
    {
        string file = ("time,temperature,humidity\n" + s_rows).Replace("\n", "\r\r\n", StringComparison.Ordinal);

        Assert.Equal("2031-05-04T02:00:00 2.5 82", Raw.Steps(file, Raw.Wanting("temperature", "humidity"))[2]);
    }

    [Fact]
    public void Flash_that_was_never_written_is_a_broken_row_of_UTF8()
    {
        byte[] flash = new byte[300];
        Array.Fill(flash, (byte)0xFF);
        byte[] file = [.. Encoding.UTF8.GetBytes("time,temperature (°F),x\n" + s_rows), .. flash];

        Assert.Equal("2031-05-04T02:00:00 -16.3888889", Raw.Steps(file, Raw.Wanting("temperature:°C"))[2]);
    }

    [Fact]
    public void Digits_of_another_script_make_no_time_and_no_fault()
    {
        string file = "time,temperature\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00Z,{i}.5", 20).Replace("2031-05-04T06", "2031-0\u0663-04T06", StringComparison.Ordinal);

        Assert.Equal("2031-05-04T02:00:00Z 2.5", Raw.Steps(file)[2]);
    }

    [Fact]
    public void Two_marks_of_the_encoding_are_none_of_the_first_name() =>
        Assert.Equal("2 2.5 82", Raw.Steps("\uFEFF\uFEFFn,x,y\n" + Raw.Hours(i => $"{i},{i}.5,8{i % 10}"), Raw.Wanting("n", "x", "y"))[2]);

    [Fact]
    public void Texts_of_a_spreadsheets_formulas_are_numbers()
    {
        string file = "time,temp\n" + Raw.Hours(i => $"=\"2031-05-04 {i:00}:00\",=\"-{i}.5\"");

        Assert.Equal("2031-05-04T02:00:00 -2.5", Raw.Steps(file)[2]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public void One_damaged_byte_makes_no_other_encoding(int line)
    {
        string text = "time,temperature,x\n" + Raw.Hours(i => $"{i},{i % 30}.5,abc", 3000) + Raw.Hours(i => $"{3000 + i},{i}.5,größer °C");
        byte[] file = Encoding.UTF8.GetBytes(text);
        int at = 0;
        for (int i = 0; i < line; i++)
        {
            at = Array.IndexOf(file, (byte)'\n', at) + 1;
        }

        file[Array.IndexOf(file, (byte)'\n', at) - 1] = 0xF6;
        using var source = TinyRnn.Quantizer.Tests.Data.Csv.Source(file);

        Assert.Contains(source.Findings, finding => finding.Text == $"UTF-8 (byte 0xF6 in line {line + 1} is damaged)" && !finding.IsPlain);
    }

    [Fact]
    public void Letters_of_one_byte_are_those_of_Windows()
    {
        byte[] file = Encoding.Latin1.GetBytes("time,temperature (°C),x\n" + Raw.Hours(i => $"{i},{i}.5,größer"));

        Assert.Equal("2 2.5", Raw.Steps(file, Raw.Wanting("time", "temperature:°C"))[2]);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("off")]
    [InlineData("closed")]
    [InlineData("Sensorfehler")]
    public void One_word_among_the_numbers_of_a_short_file_is_missing(string word)
    {
        string file = "time,x\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00,{(i == 5 ? word : $"{i}.5")}", 12);

        Assert.Equal("2031-05-04T05:00:00 NaN", Raw.Steps(file)[5]);
        Assert.Contains($"1 x no number in 'x', as '{word}' in line 7", Raw.Finding(file, "missing"), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_a_switch_are_numbers_where_nothing_else_stands() =>
        Assert.Equal("2031-05-04T05:00:00 1", Raw.Steps("time,x\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00,{(i == 5 ? "on" : i == 6 ? "1" : "off")}"))[5]);

    [Theory]
    [InlineData("#N/D")]
    [InlineData("#VALEUR!")]
    [InlineData("#¡VALOR!")]
    [InlineData("#NENÍ_K_DISPOZICI")]
    [InlineData("#Н/Д")]
    [InlineData("#DIV/0!")]
    [InlineData("#NAME?")]
    [InlineData("########")]
    public void Errors_of_a_spreadsheet_in_any_language_are_missing(string error)
    {
        string[] steps = Raw.Steps("time,temp\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00,{(i % 3 == 1 ? error : $"{i}.5")}"));

        Assert.Equal(["2031-05-04T01:00:00 NaN", "2031-05-04T02:00:00 2.5"], steps[1..3]);
    }

    [Theory]
    [InlineData("\u2013")]
    [InlineData("\u2212")]
    public void A_dash_before_a_number_is_its_minus(string minus)
    {
        string file = "time,temp\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00,{(i == 7 ? "\u2013" : $"{minus}{i}.5")}");

        Assert.Equal("2031-05-04T02:00:00 -2.5", Raw.Steps(file)[2]);
        Assert.Equal("2031-05-04T07:00:00 NaN", Raw.Steps(file)[7]);
    }

    [Theory]
    [InlineData("2031-05-04_{0:00}:10:00 Wohnzimmer T: {0}.4 H: 80.{1}")]
    [InlineData("A4:C1:38:00:00:{0:00} Wohnzimmer T: {0}.4 H: 80.{1}")]
    [InlineData("node:7:1 abcdefghij T: {0}.4 H: 80.{1} and more text behind")]
    public void A_number_behind_a_name_is_whole_wherever_it_stands(string line)
    {
        string step = Raw.Steps(Raw.Hours(i => string.Format(null, line, i, i % 10)))[2];

        Assert.Contains("2.4 80.2", step, StringComparison.Ordinal);
    }

    [Fact]
    public void T_beside_a_humidity_is_no_time() =>
        Assert.Equal("2.5 82", Raw.Steps("T,H,hum\n" + Raw.Hours(i => $"{i}.5,8{i % 10},50"))[2][..6]);
}
