using System.IO;
using System.Text;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Samples;
using TinyRnn.Quantizer.Tests.Data;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Evaluation;

public class ModelRunnerTests
{
    [Fact]
    public void Kept_columns_and_outputs_are_written_row_by_row()
    {
        Assert.Equal("time,y\nnoon,0.1\n\"1, 2\",-3E+20\n", Run("x,time\n0.1,noon\n-3e20,\"1, 2\"\n", "time"));
    }

    [Fact]
    public void A_file_without_rows_is_refused()
    {
        Assert.Throws<CsvInputException>(() => Run("x\n"));
    }

    private static string Run(string csv, params string[] kept)
    {
        using var target = new MemoryStream();
        using var readings = Csv.Reader(csv, new ReadingColumns(1, ["x"]) { Kept = kept });
        ModelRunner.Run(new ScriptedModel(NetworkTask.Regression, 1, "x"), readings, kept, target, flushRows: true);
        return Encoding.UTF8.GetString(target.ToArray());
    }
}
