static float net_mean_of(const float *history, int32_t steps)
{
    volatile float mean = (float)net_history_mean(history, steps);
    return mean;
}
