/* The inputs of the self test: a linear congruential generator of 31 bits, of which the upper 23 are given. */
static int32_t net_below(uint32_t *state, int32_t count)
{
    *state = (*state * 1103515245u + 12345u) & 0x7FFFFFFFu;
    return (int32_t)((*state >> 8) % (uint32_t)count);
}

static uint32_t net_add(uint32_t crc, const int32_t *values, int32_t count)
{
    int32_t i;
    while (count-- > 0)
    {
        for (i = 0; i < 4; i++)
        {
            crc = net_crc(crc, ((uint32_t)*values >> (8 * i)) & 0xFFu);
        }

        values++;
    }

    return crc;
}
