using System.IO;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.RainStation.Tests.Connected;

/// <summary>A test on a town's real readings, which are not part of the repository: skipped, and said, without them.</summary>
internal sealed class RealYearFactAttribute : FactAttribute
{
    private const string Relative = "../shared/data/weather/guangzhou-2010-2015.csv";

    public RealYearFactAttribute()
    {
        if (!System.IO.File.Exists(File))
        {
            Skip = $"the station's readings are absent: {Relative}";
        }
    }

    public static string File => Path.GetFullPath(Repository.PathOf(Relative));
}
