NET_APART double net_double_quotient(double a, double b)
{
    volatile double dividend = a;
    volatile double divisor = b;
    volatile double quotient = dividend / divisor;
    return quotient;
}
