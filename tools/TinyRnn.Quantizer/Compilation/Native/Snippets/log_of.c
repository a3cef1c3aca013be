static float net_log_of(float value)
{
    volatile float result;
    if (!(value > 0))
    {
        return net_missing();
    }

    result = (float)net_natural_logarithm((double)value);
    return result;
}
