using System;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>A file of Keras, for messages, and which Keras wrote it.</summary>
/// <param name="File">Its name.</param>
/// <param name="Version">As the file states it; null if it does not.</param>
internal sealed record KerasSource(string File, string? Version)
{
    /// <exception cref="ImportException">Not stated, or a version that is not supported.</exception>
    public int Major
    {
        get
        {
            string text = Version ?? "";
            int end = text.IndexOf('.', StringComparison.Ordinal);
            return (end < 0 ? text : text[..end]) switch
            {
                "2" => 2,
                "3" => 3,
                "" => throw Refuse(
                    "it is not stated which Keras wrote the model, which must be known here; add \"keras_version\", such as \"2.15.0\", to the "
                        + "outermost object of its configuration"
                ),
                _ => throw Refuse($"expected a file of Keras 2 (also tf.keras) or 3, found Keras {Text.Quote(text)}"),
            };
        }
    }

    /// <exception cref="ImportException">A version is stated that is not supported.</exception>
    public void CheckVersion() => _ = string.IsNullOrEmpty(Version) ? 0 : Major;

    public ImportException Refuse(string problem) => new(File, $"{problem}.");
}
