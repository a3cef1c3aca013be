/* The same of the day of the week, 0 on Monday; 1970 began on a Thursday. */
static float net_week(int64_t local, int32_t later)
{
    int32_t day = (int32_t)net_floored(local, 86400);
    return net_on_circle(4 * (((day + 3) % 7 + 7) % 7) + later * 7, 7);
}
