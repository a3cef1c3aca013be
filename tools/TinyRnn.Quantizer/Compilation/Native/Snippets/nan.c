/* The NaN that stands for what is missing. */
static float net_missing(void)
{
    return net_float(0xFFC00000u);
}
