using System;

namespace TinyRnn.Quantizer.Tests.Rain;

/// <summary>One hour of a station: the features of the rain models' recipe and whether it rains in the three hours after it.</summary>
/// <param name="Time">Beginning of the hour, local time.</param>
/// <param name="Features">The features, owned by this hour.</param>
/// <param name="Rain">True when one of the hours t+1..t+3 has 0.1 mm or more; null when one of them is missing or not in the file.</param>
internal sealed record RainHour(DateTime Time, float[] Features, bool? Rain);
