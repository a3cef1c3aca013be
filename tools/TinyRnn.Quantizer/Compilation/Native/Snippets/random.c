/* The inputs of the self test: a linear congruential generator of 31 bits, of which the upper 23 are given. */
static int32_t net_below(uint32_t *state, int32_t count)
{
    *state = (*state * 1103515245u + 12345u) & 0x7FFFFFFFu;
    return (int32_t)((*state >> 8) % (uint32_t)count);
}

static uint32_t net_add_word(uint32_t crc, uint32_t word)
{
    int32_t i;
    for (i = 0; i < 4; i++)
    {
        crc = net_crc(crc, (word >> (8 * i)) & 0xFFu);
    }

    return crc;
}
