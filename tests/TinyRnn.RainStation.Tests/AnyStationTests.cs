using System;
using System.IO;
using System.Linq;
using TinyRnn.Stations;
using TinyRnn.Stations.Sensors;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.RainStation.Tests;

/// <summary>What holds for a station of any sensor.</summary>
public class AnyStationTests
{
    [Fact]
    public void Nothing_of_a_station_for_any_sensor_knows_of_rain()
    {
        string[] words = ["rain", "weather"];
        string[] files = [.. Files("firmware/Station"), .. Files("firmware/Hardware"), .. Files("firmware/Sensors")];
        Assert.NotEmpty(files);
        Assert.Empty(files.Where(file => words.Any(word => File.ReadAllText(file).Contains(word, StringComparison.OrdinalIgnoreCase))).Select(Path.GetFileName));
    }

    [Fact]
    public void A_station_of_other_sensors_takes_the_models_that_fit_it()
    {
        var bench = new StationBench();
        byte[] file = TestModels.Small(1, recipe: TestModels.RainRecipe(quantity: "co2", unit: "ppm"));
        Assert.Equal(
            "reading temperature: expected what a sensor of the station measures, found quantity co2",
            Assert.Throws<ModelRefusedException>(() => bench.CreateStore().Install(file)).Message);
        Assert.Null(bench.Storage.Get(ModelStore.Slot(0)));
        Assert.Null(bench.Storage.Get(ModelStore.Slot(1)));

        bench.Board.Sensors = [new ReplaySensor([Quantity.Co2], [[400f]]), .. bench.Board.Sensors];
        bench.CreateStore().Install(file);
        bench.Wake();
        Assert.Equal(RnnModel.Load(file).Info.Name, bench.Station.State.Network.Info.Name);
    }

    private static string[] Files(string folder) =>
        [
            .. Directory.GetFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal)),
        ];
}
