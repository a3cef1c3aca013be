void net_reset(net_t *net)
{
    int32_t i;
    for (i = 0; i < NET_STATE; i++)
    {
//if initial
        net->state[i] = net_initial[i];
//else
        net->state[i] = 0;
//end
    }

    for (i = 0; i < NET_INPUTS; i++)
    {
        net->NET_KEPT[i] = 0;
    }
}
