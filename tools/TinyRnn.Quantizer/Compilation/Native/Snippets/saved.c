/* Bytes of a saved state before its numbers: "TRST", version 1, how many numbers of a recipe, the model's id, how many numbers. */
static NET_CONST uint8_t net_saved_head[20] = {NET_SAVED_HEAD};

void net_save(const net_t *net, uint8_t *bytes)
{
    int32_t i;
    uint8_t *at = bytes + 20;
    for (i = 0; i < 20; i++)
    {
        bytes[i] = net_saved_head[i];
    }

    for (i = 0; i < NET_STATE; i++)
    {
        net_write(at, (uint32_t)net->state[i]);
        at += 4;
    }

    for (i = 0; i < NET_INPUTS; i++)
    {
        net_write(at, (uint32_t)net->NET_KEPT[i]);
        at += 4;
    }

//if recipe
    for (i = 0; i < NET_RECIPE_NUMBERS; i++)
    {
        net_write(at, net_recipe_number(net, i));
        at += 4;
    }

//end
    net_write(at, net_checksum(bytes, NET_SAVED_BYTES - 4));
}

static int net_is_head(const uint8_t *bytes, int32_t from, int32_t end)
{
    while (from < end && bytes[from] == net_saved_head[from])
    {
        from++;
    }

    return from == end;
}

int net_restore(net_t *net, const uint8_t *bytes, size_t count)
{
    int32_t pass;
    int32_t i;
    if (count < 20)
    {
        return NET_SAVED_LENGTH;
    }

    if (!net_is_head(bytes, 0, 6))
    {
        return NET_SAVED_VERSION;
    }

    if (!net_is_head(bytes, 8, 16))
    {
        return NET_SAVED_MODEL;
    }

    if (count != (size_t)NET_SAVED_BYTES || !net_is_head(bytes, 6, 8) || !net_is_head(bytes, 16, 20))
    {
        return NET_SAVED_LENGTH;
    }

    if (net_read(bytes + NET_SAVED_BYTES - 4) != net_checksum(bytes, NET_SAVED_BYTES - 4))
    {
        return NET_SAVED_CHECKSUM;
    }

//if recipe
    for (i = 0; i < NET_RECIPE_NUMBERS; i++)
    {
        if (!net_is_recipe_number(i, net_read(bytes + 20 + 4 * (NET_STATE + NET_INPUTS + i))))
        {
            return NET_SAVED_VALUE;
        }
    }

//end
    for (pass = 0; pass < 2; pass++)
    {
        for (i = 0; i < NET_STATE + NET_INPUTS; i++)
        {
            int32_t value = (int32_t)net_read(bytes + 20 + 4 * i);
            int32_t bound = i < NET_STATE ? net_bound(i) : NET_INPUT_LIMIT;
            if (value > bound || value < -bound)
            {
                return NET_SAVED_VALUE;
            }

            if (pass == 1)
            {
                if (i < NET_STATE)
                {
                    net->state[i] = value;
                }
                else
                {
                    net->NET_KEPT[i - NET_STATE] = (net_held)value;
                }
            }
        }
    }

//if recipe
    net_take_numbers(net, bytes + 20 + 4 * (NET_STATE + NET_INPUTS));
//end
    return NET_OK;
}
