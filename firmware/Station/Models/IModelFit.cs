namespace TinyRnn.Stations;

/// <summary>What one kind of station asks of a model, beyond what <see cref="ModelAcceptance"/> asks for all: its inputs and outputs.</summary>
public interface IModelFit
{
    /// <summary>Why a model is refused, as "what: expected A, found B"; null when it fits.</summary>
    string Refusal(ModelInfo info);
}
