using System;
using System.IO;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Trainer.Tables;
using Xunit;

namespace TinyRnn.Trainer.Tests.Tables;

/// <summary>A file of readings as a table of columns, each known by its name.</summary>
public sealed class ReadingFileTableTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Two_columns_of_one_name_are_refused_with_the_way_to_take_one()
    {
        Write("temperature,temperature");

        CsvInputException refused = Assert.Throws<CsvInputException>(() => ReadingFileTable.Read(_path, new ReadingOptions()));

        Assert.EndsWith(":1: the column 'temperature' stands in the header 2 times; --column temperature=#2 takes the first", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_of_two_columns_can_be_taken_by_its_place()
    {
        Write("temperature,temperature");

        var table = ReadingFileTable.Read(_path, new ReadingOptions { Columns = [new ColumnMapping("temperature", "#2", 1, 0)] });

        Assert.Equal([16.5, 16.5, 16.5], table.Numbers("temperature")!);
    }

    private void Write(string names) =>
        File.WriteAllText(_path, $"time,{names},rain\n2031-01-01T00:00:00Z,16.5,60,0\n2031-01-01T01:00:00Z,16.5,61,0.2\n2031-01-01T02:00:00Z,16.5,62,0\n");
}
