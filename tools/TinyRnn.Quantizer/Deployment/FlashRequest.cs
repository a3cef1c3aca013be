using System;

namespace TinyRnn.Quantizer.Deployment;

/// <summary>What is to go to a board.</summary>
/// <param name="Port">Its serial port.</param>
public sealed record FlashRequest(string Port)
{
    /// <summary>Name of the firmware; needed for <see cref="Firmware"/> and <see cref="Bootloader"/>.</summary>
    public string? Target { get; init; }

    /// <summary>Write the firmware, the newest there is.</summary>
    public bool Firmware { get; init; }

    /// <summary>Erase the whole flash before the firmware is written.</summary>
    public bool MassErase { get; init; }

    /// <summary>Path of an image for the deployment area.</summary>
    public string? App { get; init; }

    /// <summary>Write the image through the chip's boot loader, not through a running firmware.</summary>
    public bool Bootloader { get; init; }

    /// <summary>Path of a model file.</summary>
    public string? Model { get; init; }

    /// <summary>Key to sign the model with; null for a model without signature.</summary>
    public byte[]? Key { get; init; }

    /// <summary>The counter of the signature: greater than that of every file that the station has taken.</summary>
    public int Counter { get; init; }

    /// <summary>The time to leave for a station whose clock is not set; null for none.</summary>
    public DateTime? Clock { get; init; }

    /// <summary>Path of a station's settings.</summary>
    public string? Settings { get; init; }

    /// <summary>Path of the certificate of a broker's authority, as PEM.</summary>
    public string? Authority { get; init; }

    /// <summary>Where the model goes on the board.</summary>
    public string ModelDestination { get; init; } = @"I:\model-a.trnn";
}
