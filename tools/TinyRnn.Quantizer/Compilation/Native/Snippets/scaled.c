/* (part rise + 2^30) >> 31, of a rise of 16 bits. */
NET_INLINE int32_t net_scaled(uint32_t part, uint32_t rise)
{
#if NET_NARROW
    return (int32_t)(((part >> 16) * rise + (((uint16_t)part * rise) >> 16) + 0x4000u) >> 15);
#else
    uint64_t product = (uint64_t)part * (rise << 1);
    return (int32_t)((uint32_t)(product >> 32) + ((uint32_t)product >> 31));
#endif
}
