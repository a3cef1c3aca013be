static void net_write(uint8_t *at, uint32_t value)
{
    int32_t i;
    for (i = 0; i < 4; i++)
    {
        at[i] = (uint8_t)(value >> (8 * i));
    }
}

static uint32_t net_read(const uint8_t *at)
{
    return (uint32_t)at[0] | ((uint32_t)at[1] << 8) | ((uint32_t)at[2] << 16) | ((uint32_t)at[3] << 24);
}

static uint32_t net_checksum(const uint8_t *bytes, int32_t count)
{
    uint32_t crc = 0xFFFFFFFFu;
    int32_t i;
    for (i = 0; i < count; i++)
    {
        crc = net_crc(crc, bytes[i]);
    }

    return ~crc;
}
