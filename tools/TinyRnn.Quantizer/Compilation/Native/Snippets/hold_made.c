/* The features of the step that was made, as integers. */
static void net_hold_made(const net_t *net, net_held *held)
{
    int32_t i;
    for (i = 0; i < NET_INPUTS; i++)
    {
        held[i] = (net_held)net_quantized(net->made[net_places[i]], i, net->NET_KEPT[i]);
    }
}
