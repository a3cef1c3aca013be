namespace TinyRnn.Frozen;

internal static class FrozenModels
{
    /// <summary>The network or the sequence generator of a frozen model, loaded from a file.</summary>
    public static object Load(FrozenModel model)
    {
        byte[] file = FrozenModelBuilder.Write(model);
        return model.Sequence is null ? FrozenModelBuilder.LoadNetwork(file) : FrozenModelBuilder.LoadSequence(file);
    }
}
