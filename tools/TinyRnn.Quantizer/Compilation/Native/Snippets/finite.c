static uint32_t net_bits(float value)
{
    union
    {
        float value;
        uint32_t bits;
    } both;
    both.value = value;
    return both.bits;
}

/* False for NaN and infinities, whatever a compiler believes of them. */
static int net_is_finite(float value)
{
    return (net_bits(value) & 0x7F800000u) != 0x7F800000u;
}
