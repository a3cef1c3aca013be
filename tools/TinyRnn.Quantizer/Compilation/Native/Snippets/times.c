/* gate value, of a gate from 0 to 1 in Q21. */
NET_INLINE int64_t net_times(int32_t gate, int64_t value)
{
#if NET_NARROW
    uint32_t upper = (uint32_t)(value >> 32) + ((uint32_t)value >> 31);
    return net_raised(net_product(gate, (int32_t)(uint32_t)value), (uint32_t)gate * upper);
#else
    uint64_t product = (uint64_t)(uint32_t)gate * (uint32_t)value;
    uint32_t upper = (uint32_t)gate * (uint32_t)((uint64_t)value >> 32);
    return (int64_t)(product + ((uint64_t)upper << 32));
#endif
}
