/* The same of a row with two products. */
NET_INLINE int64_t net_rows(int64_t bias, int32_t sum, int32_t low, int16_t high, int32_t sum2, int32_t low2, int16_t high2)
{
    uint32_t upper = (uint32_t)sum * (uint32_t)high + (uint32_t)sum2 * (uint32_t)high2;
    return net_raised(net_accumulated(net_accumulated(bias, sum, low), sum2, low2), upper);
}
