void net_save(const net_t *net, uint8_t *bytes)
{
    int32_t i;
    net_write(bytes, 0x54535254u);
    net_write(bytes + 4, 1u);
    for (i = 0; i < 8; i++)
    {
        bytes[8 + i] = net_id[i];
    }

    net_write(bytes + 16, (uint32_t)NET_STATE | ((uint32_t)NET_INPUTS << 16));
    for (i = 0; i < NET_STATE; i++)
    {
        net_write(bytes + 20 + 4 * i, (uint32_t)net->state[i]);
    }

    for (i = 0; i < NET_INPUTS; i++)
    {
        net_write(bytes + 20 + 4 * (NET_STATE + i), (uint32_t)net->held[i]);
    }

    net_write(bytes + NET_SAVED_BYTES - 4, net_checksum(bytes, NET_SAVED_BYTES - 4));
}

static int net_check(const uint8_t *bytes, size_t count)
{
    int32_t i;
    if (count < 20u)
    {
        return NET_SAVED_LENGTH;
    }

    if (net_read(bytes) != 0x54535254u || net_read(bytes + 4) != 1u)
    {
        return NET_SAVED_VERSION;
    }

    for (i = 0; i < 8; i++)
    {
        if (bytes[8 + i] != net_id[i])
        {
            return NET_SAVED_MODEL;
        }
    }

    if (count != (size_t)NET_SAVED_BYTES || net_read(bytes + 16) != ((uint32_t)NET_STATE | ((uint32_t)NET_INPUTS << 16)))
    {
        return NET_SAVED_LENGTH;
    }

    if (net_read(bytes + NET_SAVED_BYTES - 4) != net_checksum(bytes, NET_SAVED_BYTES - 4))
    {
        return NET_SAVED_CHECKSUM;
    }

    for (i = 0; i < NET_STATE + NET_INPUTS; i++)
    {
        int32_t value = (int32_t)net_read(bytes + 20 + 4 * i);
        if (i < NET_STATE ? !net_fits(i, value) : value > NET_INPUT_LIMIT || value < -NET_INPUT_LIMIT)
        {
            return NET_SAVED_VALUE;
        }
    }

    return NET_OK;
}

int net_restore(net_t *net, const uint8_t *bytes, size_t count)
{
    int32_t i;
    int found = net_check(bytes, count);
    if (found != NET_OK)
    {
        return found;
    }

    for (i = 0; i < NET_STATE; i++)
    {
        net->state[i] = (int32_t)net_read(bytes + 20 + 4 * i);
    }

    for (i = 0; i < NET_INPUTS; i++)
    {
        net->held[i] = (net_held)(int32_t)net_read(bytes + 20 + 4 * (NET_STATE + i));
    }

    return NET_OK;
}
