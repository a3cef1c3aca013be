/* The vector of a token: its weights times its multiplier. */
static void net_embed(int32_t token, int32_t *to)
{
    int32_t i;
    for (i = 0; i < NET_VECTOR; i++)
    {
        to[i] = net_vectors[token * NET_VECTOR + i] * net_vector_scales[token];
    }
}
