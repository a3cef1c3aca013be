/* exp(2v) in Q20, of an index with v at most 0, where the table has 2^20 at most. */
static int64_t net_power(int64_t index)
{
    int64_t s = net_sigmoid(index);
    int64_t rest = 2097152 - s;
    return rest > 0 ? s * 1048576 / rest : 0;
}
