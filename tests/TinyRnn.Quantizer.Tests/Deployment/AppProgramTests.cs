using System;
using TinyRnn.Quantizer.Deployment.Projects;
using TinyRnn.Quantizer.Networks;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Deployment;

public class AppProgramTests
{
    [Fact]
    public void Names_of_any_letters_stay_and_end_no_comment_and_no_string()
    {
        var random = new Random(1);
        Network network = RandomNetworks.Of(RandomNetworks.Recurrent(random, CellKind.Gru, 1, 2), RandomNetworks.Dense(random, 2, 1, Activation.None));
        network = network with
        {
            Description = network.Description with
            {
                Features = [new Channel("Gartenhäuschen\n#error", "°C", 0, 1)],
                Outputs = [new Channel("Wärme\" + \"\\", "", 0, 1)],
            },
        };

        string program = AppProgram.Write(RnnModel.Load(QuantizedNetwork.Make(network, RandomReadings.Make(random, 50, 1), new())).Info, "m.trnn");

        Assert.Contains("readings[0] = float.NaN; // Gartenhäuschen #error (°C): from your sensor\n", program, StringComparison.Ordinal);
        Assert.Contains("Console.WriteLine(\"W\\u00E4rme\\\" + \\\"\\\\ \" + outputs[0].ToString());", program, StringComparison.Ordinal);
    }
}
