static void net_merge_average(const int32_t *back, int32_t *to, int32_t count)
{
    while (count-- > 0)
    {
        *to = (int32_t)(((int64_t)*to + *back++ + 1) >> 1);
        to++;
    }
}
