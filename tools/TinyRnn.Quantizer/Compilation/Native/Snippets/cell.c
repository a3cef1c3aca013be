/* tanh(c) in Q20, of c in Q20. */
NET_INLINE int32_t net_squash(int32_t c)
{
    uint32_t index = (uint32_t)c + 0x800000u;
    uint32_t rise;
    int32_t value;
    if (index > 0xFFFFFFu)
    {
        return (c < 0 ? NET_TABLE_LEAST : NET_TABLE_MOST) - 1048576;
    }

    value = net_line((int32_t)(index >> 15), &rise);
    return value - 1048576 + (int32_t)((rise * (index & 0x7FFFu) + 0x4000u) >> 15);
}
