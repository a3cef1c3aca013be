/* The table's value at an index in Q36; saturates outside. */
static int32_t net_sigmoid(int64_t index)
{
    return net_look_cut(index, 0);
}
