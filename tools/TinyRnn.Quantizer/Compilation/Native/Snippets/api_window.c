/* Holds a window's readings, one step after the other, and runs it; returns a buffer that begins with the raw outputs. */
static const int32_t *net_run_held(net_t *net, const float *window, int32_t steps)
{
    int32_t step;
    int32_t i;
    for (step = 0; step < steps; step++)
    {
        net_hold(net, window + step * NET_INPUTS, net->held);
        for (i = 0; i < NET_INPUTS; i++)
        {
            net->first[step * NET_INPUTS + i] = net->held[i];
        }
    }

    return net_window(net, steps);
}

static int net_is_length(int32_t steps)
{
//if full
    return steps == NET_WINDOW;
//else
    return steps >= 1 && steps <= NET_WINDOW;
//end
}

int net_run_raw(net_t *net, const int32_t *window, int32_t steps, int32_t *outputs)
{
    if (!net_is_length(steps))
    {
        return NET_BAD_STEPS;
    }

    if (!net_is_in_range(window, steps * NET_INPUTS))
    {
        return NET_BAD_READING;
    }

    net_move(window, net->first, steps * NET_INPUTS);
    net_hold_raw(window + (steps - 1) * NET_INPUTS, net->held);
    net_move(net_window(net, steps), outputs, net_output_steps(steps) * NET_OUTPUTS);
    return NET_OK;
}

int net_run(net_t *net, const float *window, int32_t steps, float *outputs)
{
    const int32_t *raw;
    int32_t step;
    if (!net_is_length(steps))
    {
        return NET_BAD_STEPS;
    }

//if tokens
    if (!net_are_tokens(window, steps * NET_INPUTS))
    {
        return NET_BAD_READING;
    }

//end
    raw = net_run_held(net, window, steps);
    steps = net_output_steps(steps);
    for (step = 0; step < steps; step++)
    {
        net_in_units(raw + step * NET_OUTPUTS, outputs + step * NET_OUTPUTS);
    }

    return NET_OK;
}
