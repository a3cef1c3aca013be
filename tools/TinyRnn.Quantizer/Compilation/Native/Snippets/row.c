/* bias + sum multiplier, where the multiplier is high 2^32 + low; modulo 2^64, which no row reaches. */
NET_INLINE int64_t net_row(int64_t bias, int32_t sum, int32_t low, int16_t high)
{
    uint64_t row = (uint64_t)bias + (uint64_t)net_product(sum, low);
    return (int64_t)(row + ((uint64_t)((uint32_t)sum * (uint32_t)high) << 32));
}
