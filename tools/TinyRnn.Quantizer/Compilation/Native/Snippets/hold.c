static void net_hold(net_t *net, const float *readings)
{
    int32_t i;
    for (i = 0; i < NET_INPUTS; i++)
    {
        net->held[i] = (net_held)net_quantized(readings[i], i, net->held[i]);
    }
}
