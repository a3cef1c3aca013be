/* The nearest number within +-bound. */
NET_INLINE int32_t net_cut(int64_t value, int32_t bound)
{
    return value > bound ? bound : value < -(int64_t)bound ? -bound : (int32_t)value;
}
