/* bias + sum multiplier, where the multiplier is high 2^32 + low. */
NET_INLINE int64_t net_row(int64_t bias, int32_t sum, int32_t low, int16_t high)
{
    return net_raised(net_accumulated(bias, sum, low), (uint32_t)sum * (uint32_t)high);
}
