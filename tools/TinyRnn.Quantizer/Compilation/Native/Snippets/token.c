/* True when all are tokens: whole numbers from 0 to the last one. */
static int net_are_tokens(const float *readings, int32_t count)
{
    int32_t i;
    for (i = 0; i < count; i++)
    {
        float token = readings[i];
        if (!net_is_finite(token) || token < 0 || token > (float)NET_INPUT_LIMIT || (float)(int32_t)token != token)
        {
            return 0;
        }
    }

    return 1;
}
