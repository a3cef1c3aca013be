namespace TinyRnn.Benchmark;

/// <summary>A network that is measured: four readings in, one probability out.</summary>
internal abstract class Contender
{
    public abstract float Step(float[] x);
}
