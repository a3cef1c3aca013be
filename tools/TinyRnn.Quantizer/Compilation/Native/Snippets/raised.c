/* value + upper 2^32, modulo 2^64 */
NET_INLINE int64_t net_raised(int64_t value, uint32_t upper)
{
#if NET_NARROW
    return (int64_t)(((uint64_t)((uint32_t)((uint64_t)value >> 32) + upper) << 32) | (uint32_t)value);
#else
    return (int64_t)((uint64_t)value + ((uint64_t)upper << 32));
#endif
}
