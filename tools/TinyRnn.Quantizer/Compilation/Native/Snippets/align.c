/* Values, rounded to the other direction's format where theirs is finer by some bits. */
static void net_align(const int32_t *from, int32_t *to, int32_t count, int32_t finer)
{
    int64_t half = finer > 0 ? (int64_t)1 << (finer - 1) : 0;
    while (count-- > 0)
    {
        *to++ = finer > 0 ? (int32_t)((*from + half) >> finer) : *from;
        from++;
    }
}
