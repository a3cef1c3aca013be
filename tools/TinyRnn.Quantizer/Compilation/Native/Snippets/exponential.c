/* exp(v) in Q26 at an index v + 10.5 in Q36, below 10.5. */
static int64_t net_exponential(int64_t index)
{
    const int32_t *at = net_exponentials + (int32_t)(index >> 30);
    int64_t rise = (int64_t)at[1] - at[0];
    return at[0] + ((rise * ((index & 0x3FFFFFFF) + 1) + 0x20000000) >> 30);
}
