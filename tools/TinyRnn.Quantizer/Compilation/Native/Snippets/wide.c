/* a b, modulo 2^64. */
NET_INLINE int64_t net_wide(int64_t a, int64_t b)
{
    return (int64_t)((uint64_t)a * (uint64_t)b);
}
