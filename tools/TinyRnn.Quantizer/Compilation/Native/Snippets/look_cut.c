/* The same of a row that may leave the table. */
NET_LOOKUP int32_t net_look_cut(int64_t p, int shift)
{
    int32_t line = (int32_t)(p >> (shift + 31));
    uint32_t part = ((uint32_t)((uint64_t)p >> shift) & 0x7FFFFFFFu) + 1u;
    uint32_t rise;
    if ((uint32_t)line > 511u)
    {
        return line < 0 ? NET_TABLE_LEAST : NET_TABLE_MOST;
    }

    line = net_line(line, &rise);
    return line + net_scaled(part, rise);
}
