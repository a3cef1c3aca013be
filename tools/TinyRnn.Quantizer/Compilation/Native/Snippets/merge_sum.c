static void net_merge_sum(const int32_t *back, int32_t *to, int32_t count)
{
    while (count-- > 0)
    {
        *to = net_cut((int64_t)*to + *back++, 2147483647);
        to++;
    }
}
