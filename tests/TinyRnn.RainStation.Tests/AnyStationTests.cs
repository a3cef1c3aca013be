using System;
using System.IO;
using System.Linq;
using TinyRnn.Stations;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.RainStation.Tests;

/// <summary>What holds for a station of any sensor.</summary>
public class AnyStationTests
{
    [Fact]
    public void Nothing_of_a_station_for_any_sensor_knows_of_rain()
    {
        string[] words = ["rain", "weather", "temperature", "humidity", "hPa"];
        string[] files = [.. Files("firmware/Station"), .. Files("firmware/Hardware")];
        Assert.NotEmpty(files);
        Assert.Empty(files.Where(file => words.Any(word => File.ReadAllText(file).Contains(word, StringComparison.OrdinalIgnoreCase))).Select(Path.GetFileName));
    }

    [Fact]
    public void A_station_of_another_kind_takes_the_models_that_fit_it()
    {
        var bench = new StationBench();
        byte[] file = Convert.FromBase64String(SmallModel.Base64);
        var refusing = new ModelStore(bench.Board, new OtherFit("inputs: expected another sensor's, found these"), file.Length);
        Assert.Equal("inputs: expected another sensor's, found these", Assert.Throws<ModelRefusedException>(() => refusing.Install(file)).Message);
        Assert.Null(bench.Storage.Get(ModelStore.Slot(0)));
        Assert.Null(bench.Storage.Get(ModelStore.Slot(1)));

        var taking = new ModelStore(bench.Board, new OtherFit(null), file.Length);
        taking.Install(file);
        Assert.Equal(RnnModel.Load(file).Info.Name, taking.Open(isWake: false).Info.Name);
    }

    private static string[] Files(string folder) => Directory.GetFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories);

    private sealed class OtherFit : IModelFit
    {
        private readonly string _refusal;

        public OtherFit(string refusal)
        {
            _refusal = refusal;
        }

        public string Refusal(ModelInfo info) => _refusal;
    }
}
