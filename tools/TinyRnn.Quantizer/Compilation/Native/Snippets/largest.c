/* The number of the largest value, the first of equals. */
static int32_t net_largest(const int32_t *values, int32_t count)
{
    int32_t best = 0;
    int32_t i;
    for (i = 1; i < count; i++)
    {
        if (values[i] > values[best])
        {
            best = i;
        }
    }

    return best;
}
