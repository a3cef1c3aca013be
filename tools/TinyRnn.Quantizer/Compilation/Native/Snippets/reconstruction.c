/* How far outputs are from the window, [steps][NET_INPUTS] both: the mean over all values, rounded to the nearest, halves up. */
static int32_t net_reconstruction(const int32_t *window, const int32_t *outputs, int32_t steps)
{
    const int64_t count = (int64_t)steps * NET_INPUTS;
    int64_t sum = 0;
    int32_t step;
    int32_t i;
    for (step = 0; step < steps; step++)
    {
        for (i = 0; i < NET_INPUTS; i++)
        {
            int64_t value = net_saturated((*window++ * net_compared[i].multiplier + net_compared[i].offset) >> NET_ERROR_SHIFT);
            int64_t made = ((int64_t)*outputs++ + (((int64_t)1 << NET_ERROR_FINER) >> 1)) >> NET_ERROR_FINER;
            int64_t difference = net_saturated(made - value);
//if squared
            sum += net_saturated((difference * difference + (((int64_t)1 << NET_ERROR_BITS) >> 1)) >> NET_ERROR_BITS);
//else
            sum += difference < 0 ? -difference : difference;
//end
        }
    }

    return net_saturated((2 * sum + count) / (2 * count));
}
