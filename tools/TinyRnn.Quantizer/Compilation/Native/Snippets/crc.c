/* CRC-32 of one more byte; starts from and ends with the inverse. */
static uint32_t net_crc(uint32_t crc, uint32_t byte)
{
    int32_t bit;
    crc ^= byte;
    for (bit = 0; bit < 8; bit++)
    {
        crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1u)));
    }

    return crc;
}
