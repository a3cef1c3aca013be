/* The nearest number within +-(2^31 - 1). */
NET_INLINE int32_t net_saturated(int64_t value)
{
    int32_t low = (int32_t)value;
    if (low == value && low != -2147483647 - 1)
    {
        return low;
    }

    return value < 0 ? -2147483647 : 2147483647;
}
