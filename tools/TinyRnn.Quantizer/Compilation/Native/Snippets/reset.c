/* The initial state; readings are held at 0. */
static void net_begin(net_t *net)
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

void net_reset(net_t *net)
{
    net_begin(net);
//if recipe
    net_forget(net);
    net->has_row = 0;
    net->step = 0;
    net->refused = 0;
    net->begins = 0;
//end
}
