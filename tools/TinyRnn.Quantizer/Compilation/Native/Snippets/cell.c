/* tanh(c) in Q20, of c in Q20. */
NET_INLINE int32_t net_squash(int32_t c)
{
    uint32_t index = (uint32_t)c + 0x800000u;
    const int32_t *at;
    if (index > 0xFFFFFFu)
    {
        return (c < 0 ? net_table[0] : net_table[512]) - 1048576;
    }

    at = net_table + (index >> 15);
    return at[0] - 1048576 + (int32_t)(((uint32_t)(at[1] - at[0]) * (index & 0x7FFFu) + 0x4000u) >> 15);
}
