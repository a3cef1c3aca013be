int net_start(net_t *net, const float *window, int32_t steps)
{
    const int32_t *raw;
    if (!net_context_is_length(steps))
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
    raw = net_context_run_held(&net->context, window, steps);
    net_move(raw + (net_context_output_steps(steps) - 1) * NET_CONTEXT_OUTPUTS, net->raw, NET_CONTEXT_OUTPUTS);
    net_decoder_reset(&net->decoder);
    net_take_over(net, NET_TAKEN);
    return NET_OK;
}
