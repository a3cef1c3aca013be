/* The root by six steps of Newton's method, from between 1 and 4. */
static double net_square_root(double x)
{
    double scale = 1;
    double root;
    int32_t i;
    if (x == 0)
    {
        return 0;
    }

    while (x < 1)
    {
        x = net_double_product(x, 4);
        scale = net_double_product(scale, 0.5);
    }

    while (x >= 4)
    {
        x = net_double_product(x, 0.25);
        scale = net_double_product(scale, 2);
    }

    root = net_double_quotient(net_double_sum(x, 2), 3);
    for (i = 0; i < 6; i++)
    {
        root = net_double_product(0.5, net_double_sum(root, net_double_quotient(x, root)));
    }

    return net_double_product(root, scale);
}

/* The root of the mean square of what differs from the mean. */
static float net_deviation(const float *history, int32_t steps)
{
    double mean = net_history_mean(history, steps);
    double sum = 0;
    volatile float deviation;
    int32_t i;
    for (i = steps - 1; i >= 0; i--)
    {
        double distance = net_double_sum((double)history[i], -mean);
        sum = net_double_sum(sum, net_double_product(distance, distance));
    }

    deviation = (float)net_square_root(net_double_quotient(sum, steps));
    return deviation;
}
