static float net_float(uint32_t bits)
{
    union
    {
        uint32_t bits;
        float value;
    } both;
    both.bits = bits;
    return both.value;
}
