using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Import.Keras.Hdf5;

/// <summary>The messages of one object.</summary>
internal static class Hdf5Messages
{
    /// <summary>The bytes of all messages of a type.</summary>
    public static Hdf5Cursor[] Of(this IEnumerable<Hdf5Message> messages, Hdf5MessageType type) =>
        messages.Where(message => message.Type == type).Select(message => message.Body).ToArray();
}
