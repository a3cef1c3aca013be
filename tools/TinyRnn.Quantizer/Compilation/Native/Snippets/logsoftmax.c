/* ln(value / 2^20) in Q20, rounded, bit by bit: squaring doubles the logarithm. */
static int64_t net_logarithm(int64_t value)
{
    int64_t logarithm = 0;
    uint64_t mantissa = (uint64_t)value * 1024;
    int32_t i;
    while (mantissa >= 2147483648)
    {
        mantissa >>= 1;
        logarithm++;
    }

    for (i = 0; i < 24; i++)
    {
        mantissa = (mantissa * mantissa) >> 30;
        logarithm *= 2;
        if (mantissa >= 2147483648)
        {
            mantissa >>= 1;
            logarithm++;
        }
    }

    return (logarithm * 744261118 + 8589934592) >> 34;
}

/* Logarithm of softmax of logits in Q20, in place. */
static void net_log_softmax(int32_t *values, int32_t count)
{
    int64_t largest = values[net_largest(values, count)];
    int64_t sum = 0;
    int32_t i;
    for (i = 0; i < count; i++)
    {
        sum += net_power((values[i] - largest) * 32768 + 549755813888);
    }

    largest += net_logarithm(sum);
    for (i = 0; i < count; i++)
    {
        values[i] = net_saturated(values[i] - largest);
    }
}
