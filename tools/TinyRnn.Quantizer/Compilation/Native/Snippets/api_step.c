int net_step_raw(net_t *net, const int32_t *readings, int32_t *outputs)
{
    NET_HELD(net);
    if (!net_is_in_range(readings, NET_INPUTS))
    {
        return NET_BAD_READING;
    }

    net_hold_raw(readings, held);
    net_advance(net, held, outputs);
    return NET_OK;
}

int net_step(net_t *net, const float *readings, float *outputs)
{
    NET_HELD(net);
//if kept
    int32_t *raw = net->raw;
//else
    int32_t raw[NET_OUTPUTS];
//end
//if tokens
    if (!net_are_tokens(readings, NET_INPUTS))
    {
        return NET_BAD_READING;
    }

//end
    net_hold(net, readings, held);
    net_advance(net, held, raw);
    net_in_units(raw, outputs);
    return NET_OK;
}

int32_t net_output_steps(int32_t steps)
{
//if last
    return steps > 0 ? 1 : 0;
//else
    return steps;
//end
}

int net_run_raw(net_t *net, const int32_t *window, int32_t steps, int32_t *outputs)
{
    int32_t step;
    if (steps < 1)
    {
        return NET_BAD_STEPS;
    }

    for (step = 0; step < steps; step++)
    {
        if (!net_is_in_range(window + (size_t)step * NET_INPUTS, NET_INPUTS))
        {
            return NET_BAD_READING;
        }
    }

    for (step = 0; step < steps; step++)
    {
//if last
        (void)net_step_raw(net, window + (size_t)step * NET_INPUTS, outputs);
//else
        (void)net_step_raw(net, window + (size_t)step * NET_INPUTS, outputs + (size_t)step * NET_OUTPUTS);
//end
    }

    return NET_OK;
}

int net_run(net_t *net, const float *window, int32_t steps, float *outputs)
{
    int32_t step;
    if (steps < 1)
    {
        return NET_BAD_STEPS;
    }

//if tokens
    for (step = 0; step < steps; step++)
    {
        if (!net_are_tokens(window + (size_t)step * NET_INPUTS, NET_INPUTS))
        {
            return NET_BAD_READING;
        }
    }

//end
    for (step = 0; step < steps; step++)
    {
//if last
        (void)net_step(net, window + (size_t)step * NET_INPUTS, outputs);
//else
        (void)net_step(net, window + (size_t)step * NET_INPUTS, outputs + (size_t)step * NET_OUTPUTS);
//end
    }

    return NET_OK;
}
