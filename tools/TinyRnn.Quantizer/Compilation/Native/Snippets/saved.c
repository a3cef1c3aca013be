/* Bytes of a saved state before its numbers: "TRST", version 1, the model's id, how many numbers. */
static NET_CONST uint8_t net_saved_head[20] = {NET_SAVED_HEAD};

void net_save(const net_t *net, uint8_t *bytes)
{
    int32_t i;
    uint8_t *at = bytes + 20;
    for (i = 0; i < 20; i++)
    {
        bytes[i] = net_saved_head[i];
    }

    for (i = 0; i < NET_STATE + NET_INPUTS; i++)
    {
        net_write(at, (uint32_t)(i < NET_STATE ? net->state[i] : net->NET_KEPT[i - NET_STATE]));
        at += 4;
    }

    net_write(at, net_checksum(bytes, NET_SAVED_BYTES - 4));
}

int net_restore(net_t *net, const uint8_t *bytes, size_t count)
{
    int32_t pass;
    int32_t i;
    for (i = 0; i < 20; i++)
    {
        if ((size_t)i >= count || bytes[i] != net_saved_head[i])
        {
            return (size_t)i >= count || i >= 16 ? NET_SAVED_LENGTH : i < 8 ? NET_SAVED_VERSION : NET_SAVED_MODEL;
        }
    }

    if (count != (size_t)NET_SAVED_BYTES)
    {
        return NET_SAVED_LENGTH;
    }

    if (net_read(bytes + NET_SAVED_BYTES - 4) != net_checksum(bytes, NET_SAVED_BYTES - 4))
    {
        return NET_SAVED_CHECKSUM;
    }

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

    return NET_OK;
}
