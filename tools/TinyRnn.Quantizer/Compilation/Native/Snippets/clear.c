static void net_clear(int32_t *to, int32_t count)
{
    while (count-- > 0)
    {
        *to++ = 0;
    }
}
