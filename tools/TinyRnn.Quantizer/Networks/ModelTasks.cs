namespace TinyRnn.Quantizer.Networks;

/// <summary>Tasks of models in the words of networks.</summary>
public static class ModelTasks
{
    /// <summary>How the outputs of a network with this task are judged.</summary>
    public static NetworkTask ToNetworkTask(this ModelTask task) =>
        task switch
        {
            ModelTask.Binary => NetworkTask.Binary,
            ModelTask.MultiClass => NetworkTask.MultiClass,
            _ => NetworkTask.Regression,
        };
}
