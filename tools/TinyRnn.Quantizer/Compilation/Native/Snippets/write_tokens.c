int32_t net_next(net_t *net, int32_t token)
{
    if (net_decoder_step_raw(&net->decoder, &token, net->raw) != NET_OK)
    {
        return -1;
    }

//if best
    return net->raw[0];
//else
    return net_largest(net->raw, NET_DECODER_OUTPUTS);
//end
}

int32_t net_continue(net_t *net, int32_t token, int32_t *tokens, int32_t most)
{
    int32_t count;
    for (count = 0; count < most; count++)
    {
        token = net_next(net, token);
        if (token < 0)
        {
            return -1;
        }

        if (token == NET_STOP_TOKEN)
        {
            return count;
        }

        tokens[count] = token;
    }

    return count;
}
