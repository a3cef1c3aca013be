/* ln x of a positive x: 2 artanh((x - 1) / (x + 1)) of what is left of x between the roots of 1/2 and of 2. */
static double net_natural_logarithm(double x)
{
    const double half_root_of_two = 0.70710678118654752440;
    int32_t exponent = 0;
    double ratio;
    double square;
    double sum = 0;
    int32_t i;
    while (x < half_root_of_two)
    {
        x = net_double_product(x, 2);
        exponent--;
    }

    while (x >= 2 * half_root_of_two)
    {
        x = net_double_product(x, 0.5);
        exponent++;
    }

    ratio = net_double_quotient(net_double_sum(x, -1), net_double_sum(x, 1));
    square = net_double_product(ratio, ratio);
    for (i = 12; i >= 0; i--)
    {
        sum = net_double_sum(net_double_product(sum, square), net_double_quotient(1, 2 * i + 1));
    }

    return net_double_sum(net_double_product(exponent, 0.69314718055994530942), net_double_product(net_double_product(2, ratio), sum));
}
