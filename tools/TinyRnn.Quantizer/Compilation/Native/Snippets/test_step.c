int net_self_test(net_t *net)
{
    uint32_t random = 1;
    uint32_t crc = 0xFFFFFFFFu;
    int32_t step;
    int32_t i;
    NET_HELD(net);
//if kept
    int32_t *raw = net->raw;
//else
    int32_t raw[NET_OUTPUTS];
//end
    net_reset(net);
    for (step = 0; step < NET_TEST_STEPS; step++)
    {
        for (i = 0; i < NET_INPUTS; i++)
        {
            held[i] = (net_held)(net_below(&random, NET_TEST_COUNT) + NET_TEST_LEAST);
        }

        net_advance(net, held, raw);
        crc = net_add(crc, raw, NET_OUTPUTS);
    }

    crc = net_add(crc, net->state, NET_STATE);
    net_reset(net);
    return ~crc == NET_TEST_DIGEST ? NET_OK : NET_FAILED;
}
