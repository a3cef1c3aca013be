static float net_ratio(float value, float other)
{
    return other == 0 ? net_missing() : net_divided(value, other);
}
