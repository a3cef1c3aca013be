/* What the table has at the beginning of a line, and how much it rises along it. One half of the table is the other, turned. */
NET_INLINE int32_t net_line(int32_t line, uint32_t *rise)
{
    const int32_t *at;
#if NET_HALF_TABLE
    if (line > 255)
    {
        at = net_table + (511 - line);
        *rise = (uint32_t)(at[1] - at[0]);
        return 2097152 - at[1];
    }
#endif
    at = net_table + line;
    *rise = (uint32_t)(at[1] - at[0]);
    return at[0];
}
