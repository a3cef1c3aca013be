static void net_move(const int32_t *from, int32_t *to, int32_t count)
{
    while (count-- > 0)
    {
        *to++ = *from++;
    }
}
