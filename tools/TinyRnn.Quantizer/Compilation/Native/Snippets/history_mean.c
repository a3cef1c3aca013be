/* The mean over some steps, which stand newest first and are added from the oldest on. */
static double net_history_mean(const float *history, int32_t steps)
{
    double sum = 0;
    int32_t i;
    for (i = steps - 1; i >= 0; i--)
    {
        sum = net_double_sum(sum, (double)history[i]);
    }

    return net_double_quotient(sum, steps);
}
