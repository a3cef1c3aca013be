/* A reading as an integer: rounded half away from zero, cut at the limit; NaN and infinities are what was held. */
static int32_t net_quantized(float reading, int32_t input, int32_t held)
{
    float scaled;
    int32_t result = NET_INPUT_LIMIT;
    if (!net_is_finite(reading))
    {
        return held;
    }

    scaled = net_multiplied(net_added(reading, -net_inputs[input].center), net_inputs[input].gain);
    /* Magnitudes have the order of their bits. */
    if ((net_bits(scaled) & 0x7FFFFFFFu) < NET_LIMIT_BITS)
    {
        result = (int32_t)net_added(scaled < 0 ? -scaled : scaled, 0.5f);
    }

    return scaled < 0 ? -result : result;
}
