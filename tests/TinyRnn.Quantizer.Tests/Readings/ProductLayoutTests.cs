using System;
using System.Text;
using TinyRnn.Quantizer.Readings;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Layouts of loggers, weather services and programs, with invented numbers; {0} is the hour, {1} the temperature, {2} the same with a comma, {3} the humidity.</summary>
public class ProductLayoutTests
{
    [Theory]
    [InlineData("Plot Title: 10123456\n\"#\",\"Date Time, GMT+02:00\",\"Temp, °C (LGR S/N: 10123456)\",\"RH, % (LGR S/N: 10123456)\",\"End Of File\"\n", "{0},05/14/31 {0:00}:00:00,{1},{3},", "2031-05-14T00:00:00Z 6.8 85")]
    [InlineData("Startzeit:;04.05.2031 00:00:00\nGerätename:;A\n\n;Datum;Uhrzeit;Temperatur [°C];Feuchte [%rF]\n", "{0};04.05.2031;{0:00}:00:00;{2};{3},0", "2031-05-04T02:00:00 6.8 85")]
    [InlineData(",Outdoor,Outdoor,Indoor,Indoor\nTime,Temperature(℃),Humidity(%),Temperature(℃),Humidity(%)\n", "2031-05-04 {0:00}:00,{1},{3},21.5,45", "2031-05-04T02:00:00 6.8 85 21.5 45")]
    [InlineData("Timestamp for sample frequency every 1 min min,Temperature_Celsius,Relative_Humidity\n", "2031-05-04 00:{0:00}:00,{1},{3}", "2031-05-04T00:02:00 6.8 85")]
    [InlineData("sep=;\nVersion CSV1|Delimiter semicolon|Decimalpoint comma\n\n;SN: 21001;SN: 21001\n;21001;21001\n;Gesamtertrag;Leistung\n;Counter;Analog\ndd.MM.yyyy HH:mm;kWh;kW\n", "04.05.2031 {0:00}:00;{2};1,5", "2031-05-04T02:00:00 6.8 1.5")]
    [InlineData("", "{0:00}:00:05 MQT: tele/SENSOR = {{\"Time\":\"2031-05-04T{0:00}:00:05\",\"AM2301\":{{\"Temperature\":{1},\"Humidity\":{3}}},\"TempUnit\":\"C\"}}", "2031-05-04T02:00:05 6.8 85")]
    [InlineData("sensor_id;sensor_type;location;timestamp;pressure;altitude;temperature;humidity\n", "3881;BME280;1962;2031-05-04T{0:00}:00:17;100900.5;;{1};{3}", "2031-05-04T02:00:17 3881 1962 100900.5 6.8 85")]
    [InlineData("location_id,sensors_id,datetime,lat,parameter,units,value\n", "2178,3917,2031-05-04T{0:00}:00:00Z,35.1,pm25,µg/m³,{1}\n2178,3918,2031-05-04T{0:00}:00:00Z,35.1,o3,ppm,0.01", "2031-05-04T02:00:00Z 6.8 0.01")]
    [InlineData("", "2031 05 04 {0:00}  {0}8 -9999  10132   240", "2031-05-04T02:00:00 28 NaN 10132 240")]
    [InlineData("# BRON: KNMI\n#\n# STN,YYYYMMDD,   HH,    T,    U\n#\n", "  260,20310504,    {0},   {0}8,   {3}", "2031-05-04T02:00:00 260 28 85")]
    [InlineData("NUM_POSTE;NOM_USUEL;AAAAMMJJHH;RR1;T;U\n", "01014002;ARBENT;20310504{0:00};0.0;{1};{3}", "2031-05-04T02:00:00 1014002 0 6.8 85")]
    [InlineData("\"Station Name\",\"Date/Time (LST)\",\"Year\",\"Month\",\"Day\",\"Time (LST)\",\"Temp (°C)\",\"Temp Flag\",\"Rel Hum (%)\"\n", "\"TORONTO\",\"2031-05-04 {0:00}:00\",\"2031\",\"05\",\"04\",\"{0:00}:00\",\"{1}\",\"\",\"{3}\"", "2031-05-04T02:00:00 6.8 85")]
    [InlineData("1-Wire/iButton Part Number: DS1921G\nMission Start: Sun May 04 00:00:00 CEST 2031\nNumber of Mission Samples: 24\n\nDate/Time,Unit,Value\n", "04.05.31 {0:00}:00:00,C,{1}", "2031-05-04T02:00:00 6.8")]
    [InlineData("Time,Channel 1 Last (C),Channel 2 Last (%)\nms,C,%\n", "{0}000,{1},{3}", "2 6.8 85")]
    [InlineData("Elapsed Time (min),a\n", "{0},{1}", "120 6.8")]
    [InlineData("Time,TempC,RH\n", "04-May-2031 {0:00}:00:00,{1},{3}", "2031-05-04T02:00:00 6.8 85")]
    [InlineData("Estación: Madrid\nHuso horario: UTC+1\nFecha;Hora;Temperatura (ºC);Humedad (%)\n", "14/05/2031;{0:00}:00;{2};{3}", "2031-05-14T01:00:00Z 6.8 85")]
    [InlineData("Device Model:,RC-5\nStart Time:,2031-05-04 00:00:00\nTime Zone:,UTC+08:00\n\nNo.,Time,Temperature°C\n", "{0},2031-05-04 {0:00}:00:00,{1}", "2031-05-03T18:00:00Z 6.8")]
    [InlineData("Data;Godzina;Temperatura powietrza [°C];Wilgotność [%]\n", "2031-05-04;{0:00}:00;{2};{3}", "2031-05-04T02:00:00 6.8 85")]
    [InlineData("Device Name: IBS-TH1\nExport Time: 2031/05/05 08:00\nTime,Temperature(°F),Relative Humidity(%)\n", "2031/05/04 {0:00}:00,{1}°F,{3}%", "2031-05-04T02:00:00 6.8 85")]
    [InlineData("station_abbr;reference_timestamp;tre200h0;ure200h0\n", "BER;04.05.2031 {0:00}:00;{1};{3}", "2031-05-04T02:00:00 6.8 85")]
    public void The_third_row_is_right(string above, string line, string third)
    {
        string file = above + Raw.Hours(i => string.Format(null, line, i, $"6.{(i == 2 ? 8 : 4)}", $"6,{(i == 2 ? 8 : 4)}", 87 - i), 12);

        Assert.Equal(third, Raw.Steps(file)[2]);
    }

    [Fact]
    public void A_serial_number_in_the_first_row_alone_costs_that_row_and_is_said()
    {
        string file = "EL-USB-2,Time,Celsius(°C),Humidity(%rh),Serial Number\n1,14/05/2031 00:00:00,6.4,87.0,010012345\n" + Raw.Hours(i => $"{i + 2},14/05/2031 {i + 1:00}:00:00,6.{i},86.5", 12);

        Assert.Equal("2031-05-14T01:00:00 6 86.5", Raw.Steps(file, Raw.Wanting("temperature:°C", "humidity:%"))[0]);
        Assert.Equal("1 x expected 4 fields as in the first line, found 5 (line 2); left out", Raw.Finding(file, "broken"));
    }

    [Fact]
    public void Rows_before_a_new_column_are_not_passed_without_a_word()
    {
        string file = Raw.Hours(i => $"2031-05-04T{i:00}:00Z,{i}.5", 10) + Raw.Hours(i => $"2031-05-05T{i:00}:00Z,{i}.5,60", 24);

        Assert.Contains("week.csv:1: expected 3 fields as in the first line, found 2; 10 of 34 rows are broken", Raw.Refused(file), StringComparison.Ordinal);
        Assert.Contains("week.csv:2: expected 3 fields", Raw.Refused("time,temperature\n" + file), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_in_two_lines_of_another_alphabet_are_read_when_their_encoding_is_stated()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        string text = "ダウンロードした時刻：2031/06/01 10:00:00\n\n,東京,東京,東京\n年月日時,気温(℃),気温(℃),気温(℃)\n,,品質情報,均質番号\n" + Raw.Hours(i => $"2031/5/4 {i}:00:00,6.{i % 10},8,1");
        byte[] file = Encoding.GetEncoding("shift_jis").GetBytes(text);

        Assert.Contains("--encoding", Raw.Refused(file), StringComparison.Ordinal);
        Assert.Equal("2031-05-04T02:00:00 6.2 8 1", Raw.Steps(file, new ReadingOptions { Encoding = "shift_jis" })[2]);
    }

    [Theory]
    [InlineData("power (kW)", "power:W", "6800")]
    [InlineData("current (mA)", "current:A", "0.0068")]
    [InlineData("height (ft)", "height:m", "2.07264")]
    public void Units_of_one_kind_are_converted(string name, string wanted, string expected) =>
        Assert.Equal("2031-05-04T02:00:00 " + expected, Raw.Steps($"time,{name}\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00,6.8"), Raw.Wanting(wanted))[2]);

    [Fact]
    public void Units_of_two_kinds_are_refused() =>
        Assert.Contains("expected a unit that becomes W for 'power', found kWh; --column states another", Raw.Refused("time,power (kWh)\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00,6.8"), Raw.Wanting("power:W")), StringComparison.Ordinal);
}
