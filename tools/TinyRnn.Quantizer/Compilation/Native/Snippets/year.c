/* Days from 1970 to the first of January of a year from 0 on. */
static int32_t net_first_day(int32_t year)
{
    int32_t before = year - 1;
    return year * 365 + before / 4 - before / 100 + before / 400 - 719527;
}

/* The same of the day of the year. */
static float net_year(int64_t local, int32_t later)
{
    int32_t day = (int32_t)net_floored(local, 86400);
    /* 400 years have 146,097 days; the estimate is a year too early at most. */
    int32_t year = 1970 + (int32_t)net_floored(day * (int64_t)400, 146097) - 1;
    int32_t first;
    int32_t length;
    while (net_first_day(year + 1) <= day)
    {
        year++;
    }

    first = net_first_day(year);
    length = net_first_day(year + 1) - first;
    return net_on_circle(4 * (day - first) + later * length, length);
}
