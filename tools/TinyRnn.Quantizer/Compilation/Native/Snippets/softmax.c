/* Softmax of logits in Q16, in place, to Q20. */
static void net_softmax(int32_t *values, int32_t count)
{
    int64_t largest = values[net_largest(values, count)];
    int64_t sum = 0;
    int32_t i;
    for (i = 0; i < count; i++)
    {
        int64_t power = net_power((values[i] - largest) * 524288 + 549755813888);
        values[i] = (int32_t)power;
        sum += power;
    }

    /* The largest alone gives 2^20, which analyzers do not see. */
    sum = sum > 0 ? sum : 1;
    for (i = 0; i < count; i++)
    {
        values[i] = (int32_t)(((int64_t)values[i] * 1048576 + (sum >> 1)) / sum);
    }
}
