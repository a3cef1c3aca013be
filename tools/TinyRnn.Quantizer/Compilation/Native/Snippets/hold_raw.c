static void net_hold_raw(net_t *net, const int32_t *readings)
{
    int32_t i;
    for (i = 0; i < NET_INPUTS; i++)
    {
        net->held[i] = (net_held)readings[i];
    }
}
