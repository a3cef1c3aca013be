int net_self_test(net_t *net)
{
    uint32_t random = 1;
    uint32_t crc = 0xFFFFFFFFu;
    int64_t seconds = NET_TEST_BEGIN;
    float readings[NET_READINGS];
    int32_t row;
    int32_t i;
//if kept
    int32_t *raw = net->raw;
//else
    int32_t raw[NET_OUTPUTS];
//end
    net_reset(net);
    for (row = 0; row < NET_TEST_ROWS; row++)
    {
        int32_t outcome;
        for (i = 0; i < NET_READINGS; i++)
        {
            readings[i] = net_added(net_multiplied((float)net_below(&random, 0x400000), net_ranges[i].scale), net_ranges[i].least);
        }

        /* Every eighth row or so lacks a reading, comes late, comes twice, or steps back. */
        i = net_below(&random, 32);
        if (i == 0)
        {
            readings[net_below(&random, NET_READINGS)] = net_missing();
        }

        seconds += NET_TEST_SECONDS * (i == 1 ? 3 : i == 2 ? 0 : i == 3 ? -1 : 1);
        outcome = net_step_row(net, readings, seconds, raw);
        crc = net_add(crc, &outcome, 1);
        if (outcome < NET_WAITING)
        {
            crc = net_add(crc, raw, NET_OUTPUTS);
        }
    }

    crc = net_add(crc, net->state, NET_STATE);
    for (i = 0; i < NET_RECIPE_NUMBERS; i++)
    {
        int32_t number = (int32_t)net_recipe_number(net, i);
        crc = net_add(crc, &number, 1);
    }

    net_reset(net);
    return ~crc == NET_TEST_DIGEST ? NET_OK : NET_FAILED;
}
