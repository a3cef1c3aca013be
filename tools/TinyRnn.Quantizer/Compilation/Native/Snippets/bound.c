/* The largest magnitude of an integer of the state. */
static int32_t net_bound(int32_t index)
{
    int32_t i = 0;
    while (index >= net_parts[i].offset + net_parts[i].length)
    {
        i++;
    }

    return net_parts[i].bound;
}
