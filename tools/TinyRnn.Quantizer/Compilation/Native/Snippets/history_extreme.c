/* The smallest or the largest of some steps, newest first. */
static float net_history_extreme(const float *history, int32_t steps, int largest)
{
    int32_t at = 0;
    int32_t i;
    for (i = 1; i < steps; i++)
    {
        volatile int is_beyond = largest ? history[i] > history[at] : history[i] < history[at];
        at = is_beyond ? i : at;
    }

    return history[at];
}
