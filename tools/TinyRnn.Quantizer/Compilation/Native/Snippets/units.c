/* Raw outputs in units. */
static void net_in_units(const int32_t *raw, float *outputs)
{
    int32_t i;
    for (i = 0; i < NET_OUTPUTS; i++)
    {
        outputs[i] = net_added(net_multiplied((float)raw[i], net_outputs[i].scale), net_outputs[i].offset);
    }
}
