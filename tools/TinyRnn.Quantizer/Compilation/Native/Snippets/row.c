/* bias + sum multiplier, where the multiplier is high 2^32 + low. */
NET_INLINE int64_t net_row(int64_t bias, int32_t sum, int32_t low, int16_t high)
{
    int64_t row = bias + net_product(sum, low);
    return (int64_t)((uint64_t)row + ((uint64_t)((uint32_t)sum * (uint32_t)high) << 32));
}
