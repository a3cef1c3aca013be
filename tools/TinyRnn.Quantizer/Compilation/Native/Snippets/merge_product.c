static void net_merge_product(const int32_t *back, int32_t *to, int32_t count, int32_t bits)
{
    while (count-- > 0)
    {
        *to = net_saturated(((int64_t)*to * *back++ + ((int64_t)1 << (bits - 1))) >> bits);
        to++;
    }
}
