using System;
using TinyRnn.Stations;

namespace TinyRnn.Mqtt;

/// <summary>A signed file that is offered to a station: its pieces, which the broker retains, and then the offer.</summary>
public static class OfferedFile
{
    /// <summary>Publishes the pieces and, when all are there, the offer.</summary>
    /// <param name="channel">Connected.</param>
    /// <param name="topics">Of the station.</param>
    /// <param name="file">With its signature.</param>
    /// <param name="counter">Of the signature.</param>
    /// <returns>How many pieces.</returns>
    public static int Publish(IChannel channel, Topics topics, byte[] file, int counter)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(topics);
        ArgumentNullException.ThrowIfNull(file);
        int checksum = Crc32.Compute(file, 0, file.Length);
        byte[] payload = ModelOffer.Write(file.Length, checksum, counter);
        var offer = ModelOffer.Parse(payload, int.MaxValue);
        for (int i = 0; i < offer.Pieces; i++)
        {
            channel.Publish(topics.Piece(checksum, i), offer.Piece(file, i), true);
        }

        channel.Publish(topics.ModelOffer, payload, true);
        return offer.Pieces;
    }
}
