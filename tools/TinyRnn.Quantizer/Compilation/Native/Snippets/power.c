/* exp(2v) in Q20, of an index with v at most 0. */
static int64_t net_power(int64_t index)
{
    int64_t s = net_sigmoid(index);
    return s * 1048576 / (2097152 - s);
}
