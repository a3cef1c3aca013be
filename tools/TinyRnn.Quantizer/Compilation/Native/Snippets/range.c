NET_PIECE int net_is_in_range(const int32_t *readings, int32_t count)
{
    int32_t i;
    for (i = 0; i < count; i++)
    {
        if (readings[i] > NET_INPUT_LIMIT || readings[i] < NET_INPUT_LEAST)
        {
            return 0;
        }
    }

    return 1;
}
