/* The dew point of degrees Celsius and percent, by Magnus' formula; NaN outside of -100 to 200 degrees and 0.001 to 1000 percent. */
static float net_dew_point(float temperature, float humidity)
{
    double gamma;
    volatile float result;
    if (humidity < 0.001f || humidity > 1000.0f || temperature < -100.0f || temperature > 200.0f)
    {
        return net_missing();
    }

    gamma = net_double_sum(
        net_natural_logarithm(net_double_quotient((double)humidity, 100)),
        net_double_quotient(net_double_product(17.625, (double)temperature), net_double_sum(243.04, (double)temperature)));
    result = (float)net_double_quotient(net_double_product(243.04, gamma), net_double_sum(17.625, -gamma));
    return result;
}
