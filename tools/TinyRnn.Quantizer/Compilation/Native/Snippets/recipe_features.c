int net_features(net_t *net, const float *readings, float *features)
{
    int32_t i;
    if (!net_make(net, readings))
    {
        return 0;
    }

    for (i = 0; i < NET_INPUTS; i++)
    {
        features[i] = net->made[net_places[i]];
    }

    return 1;
}
