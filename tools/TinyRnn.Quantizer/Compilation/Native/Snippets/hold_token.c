static void net_hold(net_t *net, const float *readings)
{
    net->held[0] = (net_held)readings[0];
}
