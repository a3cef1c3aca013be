/* (a b + 2^31) >> 32 */
NET_INLINE int32_t net_rounded(int32_t a, int32_t b)
{
    uint64_t product = (uint64_t)net_product(a, b);
    return (int32_t)((uint32_t)(product >> 32) + ((uint32_t)product >> 31));
}
