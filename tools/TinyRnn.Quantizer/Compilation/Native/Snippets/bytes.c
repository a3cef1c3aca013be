#if NET_DSP
/* Bytes 0 and 2 of a word as two numbers of 16 bits, and bytes 1 and 3. */
NET_INLINE uint32_t net_even_bytes(uint32_t word)
{
    uint32_t pair;
    __asm__("sxtb16 %0, %1" : "=r"(pair) : "r"(word));
    return pair;
}

NET_INLINE uint32_t net_odd_bytes(uint32_t word)
{
    uint32_t pair;
    __asm__("sxtb16 %0, %1, ror #8" : "=r"(pair) : "r"(word));
    return pair;
}
#endif
