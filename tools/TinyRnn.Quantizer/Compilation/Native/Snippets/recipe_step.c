/* Steps through all that a row brings; the last step's raw outputs stay. */
static int net_step_row(net_t *net, const float *readings, int64_t seconds, int32_t *raw)
{
    NET_HELD(net);
    int outcome = net_take(net, readings, seconds);
    if (outcome == NET_STARTED)
    {
        net_begin(net);
    }

    while (net_make(net, readings))
    {
        net_hold_made(net, held);
        net_advance(net, held, raw);
    }

    return outcome;
}

int net_step(net_t *net, const float *readings, int64_t seconds, float *outputs)
{
//if kept
    int32_t *raw = net->raw;
//else
    int32_t raw[NET_OUTPUTS];
//end
    int outcome = net_step_row(net, readings, seconds, raw);
    int32_t i;
    if (outcome < NET_WAITING)
    {
        net_in_units(raw, outputs);
        return outcome;
    }

    for (i = 0; i < NET_OUTPUTS; i++)
    {
        outputs[i] = net_missing();
    }

    return outcome;
}
