static void net_merge_sum(const int32_t *back, int32_t *to, int32_t count)
{
    while (count-- > 0)
    {
        *to = net_saturated((int64_t)*to + *back++);
        to++;
    }
}
