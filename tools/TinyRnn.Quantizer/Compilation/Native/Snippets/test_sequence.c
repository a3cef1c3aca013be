int net_self_test(net_t *net)
{
//if context
    int found = net_context_self_test(&net->context);
    if (found != NET_OK)
    {
        return found;
    }

//end
    return net_decoder_self_test(&net->decoder);
}
