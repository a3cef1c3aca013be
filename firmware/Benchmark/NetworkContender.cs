namespace TinyRnn.Benchmark;

/// <summary>A network of this library, loaded or compiled, stepped as an app does it.</summary>
internal sealed class NetworkContender : Contender
{
    private readonly float[] _output = new float[1];

    public NetworkContender(RecurrentNetwork network)
    {
        Network = network;
    }

    public RecurrentNetwork Network { get; }

    public override float Step(float[] x)
    {
        Network.Step(x, _output);
        return _output[0];
    }
}
