/* 1 in the place of the token. */
static void net_one_hot(int32_t token, int32_t *to, int32_t count)
{
    int32_t i;
    for (i = 0; i < count; i++)
    {
        to[i] = i == token;
    }
}
