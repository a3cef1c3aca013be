/* A reading as an integer: rounded half away from zero, cut at the limit; NaN and infinities are what was held. */
static int32_t net_quantized(float reading, int32_t input, int32_t held)
{
    float scaled;
    if (!net_is_finite(reading))
    {
        return held;
    }

    scaled = net_multiplied(net_added(reading, -net_inputs[input].center), net_inputs[input].gain);
    if (scaled >= (float)NET_INPUT_LIMIT)
    {
        return NET_INPUT_LIMIT;
    }

    if (scaled <= -(float)NET_INPUT_LIMIT)
    {
        return -NET_INPUT_LIMIT;
    }

    return scaled < 0 ? -(int32_t)net_added(0.5f, -scaled) : (int32_t)net_added(scaled, 0.5f);
}
