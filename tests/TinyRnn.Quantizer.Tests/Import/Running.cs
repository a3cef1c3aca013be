using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;

namespace TinyRnn.Quantizer.Tests.Import;

/// <summary>Runs whatever was imported, to see that it can be run.</summary>
internal static class Running
{
    private const int Steps = 3;

    public static void Run(Network network)
    {
        float[] window = Enumerable.Range(0, Steps * network.InputSize).Select(i => network.Tokens > 0 ? i % network.Tokens : (float)i).ToArray();
        new FloatNetwork(network).Run(window, new float[(network.GivesLastStep ? 1 : Steps) * network.OutputSize]);
    }
}
