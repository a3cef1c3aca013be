/* The largest of each value over the steps. */
static void net_max(const int32_t *from, int32_t steps, int32_t size, int32_t *to)
{
    int32_t step;
    int32_t i;
    net_move(from, to, size);
    for (step = 1; step < steps; step++)
    {
        for (i = 0; i < size; i++)
        {
            if (from[step * size + i] > to[i])
            {
                to[i] = from[step * size + i];
            }
        }
    }
}
