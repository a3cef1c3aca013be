/* floor(sum / steps + 1/2) of each value. */
static void net_mean(const int32_t *from, int32_t steps, int32_t size, int32_t *to)
{
    int32_t i;
    int32_t step;
    for (i = 0; i < size; i++)
    {
        int64_t sum = 0;
        int64_t doubled;
        int64_t mean;
        for (step = 0; step < steps; step++)
        {
            sum += from[step * size + i];
        }

        doubled = 2 * sum + steps;
        mean = doubled / (2 * (int64_t)steps);
        to[i] = (int32_t)(doubled < 0 && mean * 2 * steps != doubled ? mean - 1 : mean);
    }
}
