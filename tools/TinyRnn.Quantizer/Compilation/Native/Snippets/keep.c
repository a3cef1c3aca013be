NET_PIECE void net_keep(int16_t *to, const int16_t *from, int32_t count)
{
    while (count-- > 0)
    {
        *to++ = *from++;
    }
}
