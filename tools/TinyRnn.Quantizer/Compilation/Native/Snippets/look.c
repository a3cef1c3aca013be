/* The table's value at the index p >> shift, in Q36: no row of the layer leaves the table. */
NET_INLINE int32_t net_look(int64_t p, int shift)
{
    const int32_t *at = net_table + (int32_t)(p >> (shift + 31));
    uint32_t rise = (uint32_t)(at[1] - at[0]);
    uint32_t part = ((uint32_t)((uint64_t)p >> shift) & 0x7FFFFFFFu) + 1u;
    return at[0] + net_scaled(part, rise);
}
