/* A quotient rounded to 32 bits; what is computed from another one is not joined with it. */
NET_APART float net_divided(float a, float b)
{
    volatile float dividend = a;
    volatile float divisor = b;
    volatile float quotient = dividend / divisor;
    return quotient;
}
