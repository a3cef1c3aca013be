/* False for what is beyond the bound of its part of the state. */
static int net_fits(int32_t index, int32_t value)
{
    int32_t i = 0;
    while (index >= net_parts[i].offset + net_parts[i].length)
    {
        i++;
    }

    return value <= net_parts[i].bound && value >= -net_parts[i].bound;
}
