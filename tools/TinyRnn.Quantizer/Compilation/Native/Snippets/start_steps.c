int net_start(net_t *net, const float *window, int32_t steps)
{
    int32_t step;
    NET_CONTEXT_HELD(&net->context);
    if (steps < 1)
    {
        return NET_BAD_STEPS;
    }

//if tokens
    if (!net_context_are_tokens(window, steps))
    {
        return NET_BAD_READING;
    }

//end
    net_context_reset(&net->context);
    for (step = 0; step < steps; step++)
    {
        net_context_hold(&net->context, window + (size_t)step * NET_CONTEXT_INPUTS, held);
        net_context_advance(&net->context, held, net->raw);
    }

    net_decoder_reset(&net->decoder);
    net_take_over(net, NET_TAKEN);
    return NET_OK;
}
