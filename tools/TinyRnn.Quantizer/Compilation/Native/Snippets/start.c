int net_start(net_t *net)
{
    net_decoder_reset(&net->decoder);
    return NET_OK;
}
