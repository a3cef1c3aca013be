/* row + a b; a narrow core makes four products of 32 bits, in a function that stands once: inlined it would run out of registers. */
NET_PRODUCT int64_t net_accumulated(int64_t row, int32_t a, int32_t b)
{
#if NET_NARROW
    uint32_t low = (uint16_t)a;
    uint32_t other = (uint16_t)b;
    int32_t high = a >> 16;
    int32_t otherHigh = b >> 16;
    uint32_t least = low * other;
    int32_t middle = high * (int32_t)other + (int32_t)(least >> 16);
    int32_t cross = (int32_t)low * otherHigh + (int32_t)(uint16_t)middle;
    int32_t top = high * otherHigh + (middle >> 16) + (cross >> 16);
    return row + (int64_t)(((uint64_t)(uint32_t)top << 32) | ((uint32_t)cross << 16) | (uint16_t)least);
#else
    return row + (int64_t)a * b;
#endif
}

NET_INLINE int64_t net_product(int32_t a, int32_t b)
{
    return net_accumulated(0, a, b);
}
