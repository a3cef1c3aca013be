/* value / divisor, rounded down. */
static int64_t net_floored(int64_t value, int32_t divisor)
{
    int64_t quotient = value / divisor;
    return quotient * divisor > value ? quotient - 1 : quotient;
}
