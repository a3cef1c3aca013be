#define NET_LONGEST 0x40000000

static void net_forget_values(net_t *net)
{
    int32_t i;
    for (i = 0; i < NET_READINGS; i++)
    {
        net->elapsed[i] = 0;
    }

    for (i = 0; i < NET_VALUES; i++)
    {
        net->made[i] = 0;
    }
}

/* Everything begins anew with the next row that has all readings. */
static void net_forget(net_t *net)
{
    int32_t i;
    net->is_running = 0;
    net->pending = 0;
    net_forget_values(net);
    for (i = 0; i < NET_READINGS; i++)
    {
        net->missing[i] = 0;
    }

//if history
    for (i = 0; i < NET_HISTORY; i++)
    {
        net->history[i] = 0;
    }

//end
}

/* Takes a row, of which a NaN or infinite reading is missing; net_make then gives the features of each step up to it. */
//if public
int net_take(net_t *net, const float *readings, int64_t seconds)
//else
static int net_take(net_t *net, const float *readings, int64_t seconds)
//end
{
    int64_t step = seconds + NET_ZONE;
    int64_t distance = 1;
    int32_t steps = 1;
    int is_complete = 1;
    int32_t i;
    if (seconds < -62135596800LL || seconds > 253402300799LL)
    {
        return NET_BAD_TIME;
    }

//if grid
    step = net_floored(step + NET_SECONDS / 2, NET_SECONDS);
//end
    net->pending = 0;
    if (net->has_row)
    {
        distance = step - net->step;
//if grid
        if (distance == 0)
        {
            return NET_REPEATED;
        }

//end
        if (distance < 0 && net->refused < 3)
        {
            net->refused++;
            return NET_REFUSED;
        }
    }

//if grid
    if (distance < 0 || distance - 1 > NET_HOLD)
//else
    if (distance < 0)
//end
    {
        net_forget(net);
        distance = 1;
    }

    net->refused = 0;
    net->has_row = 1;
    net->step = step;
//if grid
    steps = (int32_t)distance;
//else
    net->between = distance > NET_LONGEST ? NET_LONGEST : (int32_t)distance;
//end
    for (i = 0; i < NET_READINGS; i++)
    {
        int is_good = net_is_finite(readings[i]);
        int32_t held = net->missing[i] + steps - 1;
        net->missing[i] = is_good ? 0 : held < NET_LONGEST ? held + 1 : held;
        is_complete &= is_good;
        if (held > NET_HOLD || net->missing[i] > NET_HOLD)
        {
            net->is_running = 0;
        }
    }

    if (net->is_running)
    {
        net->pending = steps;
        return steps > 1 ? NET_BRIDGED : NET_STEPPED;
    }

    if (!is_complete)
    {
        return NET_WAITING;
    }

    net->is_running = 1;
    net->begins = 1;
    net->pending = 1;
    return NET_STARTED;
}

/* A value that cannot be computed keeps the one of the step before. */
static void net_set(net_t *net, int32_t value, float result)
{
    if (net_is_finite(result))
    {
        net->made[value] = result;
    }
}

//if history
/* Puts a value at the head of its history; steps before the first count as equal to the first. */
static void net_remember(net_t *net, int32_t value, int32_t from, int32_t end)
{
    end = net->begins ? end : from + 1;
    for (; from < end; from++)
    {
        net->history[from] = net->made[value];
    }
}

/* The oldest of each history falls out: the newest is written over what comes from its neighbour. */
static void net_grow_older(net_t *net)
{
    int32_t i;
    for (i = net->begins ? 0 : NET_HISTORY - 1; i > 0; i--)
    {
        net->history[i] = net->history[i - 1];
    }
}

//end
/* Readings of a step; of one without a row the last ones are held. */
static void net_take_readings(net_t *net, const float *readings, int is_row)
{
    int32_t i;
    for (i = 0; i < NET_READINGS; i++)
    {
        if (is_row)
        {
            net_set(net, i, readings[i]);
        }

        if (!net->begins)
        {
            net->elapsed[i] = net->elapsed[i] > NET_LONGEST - NET_BETWEEN(net) ? NET_LONGEST : net->elapsed[i] + NET_BETWEEN(net);
        }
    }
}

