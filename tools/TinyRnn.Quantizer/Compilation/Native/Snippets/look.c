/* The table's value at the index p >> shift, in Q36: no row of the layer leaves the table. */
NET_LOOKUP int32_t net_look(int64_t p, int shift)
{
    uint32_t rise;
    int32_t value = net_line((int32_t)(p >> (shift + 31)), &rise);
    uint32_t part = ((uint32_t)((uint64_t)p >> shift) & 0x7FFFFFFFu) + 1u;
    return value + net_scaled(part, rise);
}
