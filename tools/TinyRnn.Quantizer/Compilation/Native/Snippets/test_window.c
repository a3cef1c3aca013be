int net_self_test(net_t *net)
{
    uint32_t random = 1;
    uint32_t crc = 0xFFFFFFFFu;
    const int32_t *raw;
    int32_t step;
    int32_t i;
    for (step = 0; step < NET_TEST_STEPS; step += NET_WINDOW)
    {
        net_reset(net);
        for (i = 0; i < NET_WINDOW * NET_INPUTS; i++)
        {
            net->first[i] = net_below(&random, NET_TEST_COUNT) + NET_TEST_LEAST;
        }

        raw = net_window(net, NET_WINDOW);
        crc = net_add(crc, raw, net_output_steps(NET_WINDOW) * NET_OUTPUTS);
    }

    crc = net_add(crc, net->state, NET_STATE);
    net_reset(net);
    return ~crc == NET_TEST_DIGEST ? NET_OK : NET_FAILED;
}
