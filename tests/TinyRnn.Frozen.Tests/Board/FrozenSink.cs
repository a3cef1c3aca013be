namespace TinyRnn.Frozen;

/// <summary>Takes what a run gives, in order.</summary>
public abstract class FrozenSink
{
    public abstract void AddOutput(int value);

    public abstract void AddState(int value);

    public void AddOutputs(int[] values, int count)
    {
        for (int i = 0; i < count; i++)
        {
            AddOutput(values[i]);
        }
    }

    public void AddStateOf(RecurrentNetwork network)
    {
        var state = new int[network.Info.StateLength];
        network.ReadState(state);
        for (int i = 0; i < state.Length; i++)
        {
            AddState(state[i]);
        }
    }
}
