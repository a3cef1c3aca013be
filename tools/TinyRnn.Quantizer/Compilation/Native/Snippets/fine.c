/* The table's value at an index in Q36 that lies within it, in Q30 and rounded down. */
static int64_t net_fine(int64_t index)
{
    uint32_t rise;
    int32_t value = net_line((int32_t)(index >> 31), &rise);
    uint64_t part = ((uint64_t)index & 0x7FFFFFFFu) + 1u;
    return ((int64_t)value << 9) + (int64_t)((part * rise) >> 22);
}
