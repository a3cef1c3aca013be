static void net_hold(const net_t *net, const float *readings, net_held *held)
{
    int32_t i;
    for (i = 0; i < NET_INPUTS; i++)
    {
        held[i] = (net_held)net_quantized(readings[i], i, net->NET_KEPT[i]);
    }
}
