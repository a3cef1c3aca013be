/* Values from one Q format to another, by so many bits finer, rounded and cut at the bound of the state. */
static void net_transfer(const int32_t *from, int32_t *to, int32_t count, int32_t finer, int32_t bound)
{
    while (count-- > 0)
    {
        int64_t value = *from++;
        value = finer > 0 ? (value + ((int64_t)1 << (finer - 1))) >> finer : value * ((int64_t)1 << -finer);
        *to++ = net_cut(value, bound);
    }
}
