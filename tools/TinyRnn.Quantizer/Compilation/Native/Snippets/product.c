/* A product of 64 bits; the narrow one is made of four of 32, and stands once: inlined it would run out of registers. */
NET_PRODUCT int64_t net_product(int32_t a, int32_t b)
{
#if NET_NARROW
    uint32_t low = (uint32_t)a & 0xFFFFu;
    uint32_t other = (uint32_t)b & 0xFFFFu;
    int32_t high = a >> 16;
    int32_t otherHigh = b >> 16;
    uint32_t least = low * other;
    int32_t middle = high * (int32_t)other + (int32_t)(least >> 16);
    int32_t cross = (int32_t)low * otherHigh + (int32_t)((uint32_t)middle & 0xFFFFu);
    int32_t top = high * otherHigh + (middle >> 16) + (cross >> 16);
    return (int64_t)(((uint64_t)(uint32_t)top << 32) | ((uint32_t)cross << 16) | (least & 0xFFFFu));
#else
    return (int64_t)a * b;
#endif
}
