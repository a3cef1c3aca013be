/* All values of the next step up to the row that was taken, whose readings are given again; false when there is no further step. */
static int net_make(net_t *net, const float *readings)
{
    int32_t i;
    int is_row = net->pending == 1;
    if (net->pending == 0)
    {
        return 0;
    }

    net->pending--;
    if (net->begins)
    {
        net_forget_values(net);
    }

//if history
    net_grow_older(net);
//end
    net_take_readings(net, readings, is_row);
//if clock
    net_compute(net, NET_LOCAL(net));
//else
    net_compute(net);
//end
    for (i = 0; i < NET_READINGS && is_row; i++)
    {
        net->elapsed[i] = net_is_finite(readings[i]) ? 0 : net->elapsed[i];
    }

    net->begins = 0;
    return 1;
}
