int net_continue(net_t *net, const float *first, float *vectors, int32_t steps)
{
    int32_t step;
    NET_DECODER_HELD(&net->decoder);
    for (step = 0; step < steps; step++)
    {
        net_decoder_hold(&net->decoder, first, held);
        net_decoder_advance(&net->decoder, held, net->raw);
        net_decoder_in_units(net->raw, vectors);
        first = vectors;
        vectors += NET_DECODER_OUTPUTS;
    }

    return NET_OK;
}
