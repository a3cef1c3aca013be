/* The same of a row that may leave the table. */
NET_INLINE int32_t net_look_cut(int64_t p, int shift)
{
    int32_t line = (int32_t)(p >> (shift + 31));
    const int32_t *at = net_table + line;
    uint32_t part;
    if ((uint32_t)line > 511u)
    {
        return line < 0 ? net_table[0] : net_table[512];
    }

    part = ((uint32_t)((uint64_t)p >> shift) & 0x7FFFFFFFu) + 1u;
    return at[0] + net_scaled(part, (uint32_t)(at[1] - at[0]));
}
