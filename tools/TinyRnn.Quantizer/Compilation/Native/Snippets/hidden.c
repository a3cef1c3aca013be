int net_read_state(const net_t *net, int layer, int is_cell, float *values)
{
    int count = 0;
    int32_t i;
    int32_t k;
    for (i = 0; i < NET_PARTS; i++)
    {
        if (net_parts[i].layer == layer && net_parts[i].is_cell == is_cell)
        {
            for (k = 0; k < net_parts[i].length; k++)
            {
                values[count++] = (float)net->state[net_parts[i].offset + k] / (float)((int32_t)1 << net_parts[i].fraction_bits);
            }
        }
    }

    return count == 0 ? NET_NO_STATE : NET_OK;
}

/* A value in units as an integer, rounded half away from zero; false when it is not finite or beyond the bound. */
static int net_state_of(float value, int32_t part, int32_t *result)
{
    float scaled = value * (float)((int32_t)1 << net_parts[part].fraction_bits);
    float magnitude = scaled < 0 ? -scaled : scaled;
    int32_t bound = net_parts[part].bound;
    int32_t whole;
    if (!net_is_finite(value) || !(magnitude < 2147483648.0f))
    {
        return 0;
    }

    whole = (int32_t)magnitude;
    if (whole > bound || (whole == bound && (float)whole < magnitude))
    {
        return 0;
    }

    whole += magnitude - (float)whole >= 0.5f;
    *result = scaled < 0 ? -whole : whole;
    return 1;
}

int net_write_state(net_t *net, int layer, int is_cell, const float *values)
{
    int count = 0;
    int32_t pass;
    int32_t i;
    int32_t k;
    for (pass = 0; pass < 2; pass++)
    {
        count = 0;
        for (i = 0; i < NET_PARTS; i++)
        {
            if (net_parts[i].layer != layer || net_parts[i].is_cell != is_cell)
            {
                continue;
            }

            for (k = 0; k < net_parts[i].length; k++)
            {
                int32_t value = 0;
                if (!net_state_of(values[count++], i, &value))
                {
                    return NET_BAD_STATE;
                }

                if (pass == 1)
                {
                    net->state[net_parts[i].offset + k] = value;
                }
            }
        }
    }

    return count == 0 ? NET_NO_STATE : NET_OK;
}
