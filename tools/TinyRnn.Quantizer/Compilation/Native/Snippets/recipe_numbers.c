/* What a saved state has of the recipe, number by number. */
static uint32_t net_recipe_number(const net_t *net, int32_t i)
{
    if (i < 3)
    {
        return i == 0 ? (uint32_t)net->step : i == 1 ? (uint32_t)((uint64_t)net->step >> 32) : (uint32_t)(net->is_running | (net->has_row << 1) | (net->refused << 8));
    }

    i -= 3;
    if (i < 2 * NET_READINGS)
    {
        return (uint32_t)(i % 2 == 0 ? net->missing[i / 2] : net->elapsed[i / 2]);
    }

    i -= 2 * NET_READINGS;
//if history
    return net_bits(i < NET_VALUES ? net->made[i] : net->history[i - NET_VALUES]);
//else
    return net_bits(net->made[i]);
//end
}

static int net_is_recipe_number(int32_t i, uint32_t number)
{
    return i < 2 ? 1
        : i == 2 ? (number & ~0x303u) == 0 && (number & 3u) != 1
        : i < 3 + 2 * NET_READINGS ? number <= NET_LONGEST
        : (number & 0x7F800000u) != 0x7F800000u;
}

/* Takes all numbers of a saved state that net_is_recipe_number found right. */
static void net_take_numbers(net_t *net, const uint8_t *bytes)
{
    int32_t i;
    uint32_t flags = net_read(bytes + 8);
    net->step = (int64_t)(((uint64_t)net_read(bytes + 4) << 32) | net_read(bytes));
    net->is_running = (uint8_t)(flags & 1u);
    net->has_row = (uint8_t)((flags >> 1) & 1u);
    net->refused = (uint8_t)(flags >> 8);
    net->pending = 0;
    net->begins = 0;
    bytes += 12;
    for (i = 0; i < NET_READINGS; i++)
    {
        net->missing[i] = (int32_t)net_read(bytes);
        net->elapsed[i] = (int32_t)net_read(bytes + 4);
        bytes += 8;
    }

    for (i = 0; i < NET_VALUES; i++)
    {
        net->made[i] = net_float(net_read(bytes));
        bytes += 4;
    }

//if history
    for (i = 0; i < NET_HISTORY; i++)
    {
        net->history[i] = net_float(net_read(bytes));
        bytes += 4;
    }

//end
}
