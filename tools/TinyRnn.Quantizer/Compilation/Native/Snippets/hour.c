/* The sine of the time of day so many quarters of a turn later: 1 makes it the cosine. */
static float net_hour(int64_t local, int32_t later)
{
    return net_on_circle(4 * (int32_t)(local - net_floored(local, 86400) * 86400) + later * 86400, 86400);
}
