NET_PIECE void net_hold_raw(const int32_t *readings, net_held *held)
{
    int32_t i;
    for (i = 0; i < NET_INPUTS; i++)
    {
        held[i] = (net_held)readings[i];
    }
}
