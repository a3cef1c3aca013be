/* Taylor's series of the sine (odd 1) or the cosine (odd 0) of at most an eighth of a turn. */
static double net_series(int32_t quarters, int32_t whole, int32_t odd)
{
    double x = net_double_quotient(net_double_product(1.57079632679489661923, quarters), whole);
    double square = net_double_product(x, x);
    double sum = 1;
    int32_t i;
    for (i = 8; i > 0; i--)
    {
        sum = net_double_sum(1, -net_double_quotient(net_double_product(sum, square), (2 * i - 1 + odd) * (2 * i + odd)));
    }

    return odd ? net_double_product(x, sum) : sum;
}

/* The sine of quarters / whole quarter turns, brought into an eighth of a turn in integers. */
static float net_on_circle(int32_t quarters, int32_t whole)
{
    double sine;
    int is_lower;
    volatile float result;
    quarters %= 4 * whole;
    is_lower = quarters > 2 * whole;
    quarters -= is_lower ? 2 * whole : 0;
    quarters = quarters > whole ? 2 * whole - quarters : quarters;
    sine = 2 * quarters <= whole ? net_series(quarters, whole, 1) : net_series(whole - quarters, whole, 0);
    result = (float)net_double_product(is_lower ? -1 : 1, sine);
    return result;
}
