/* Part of frozen.c: rows of readings and times through a recipe; FrozenRecipe makes the same. Floats are those of the saved state, bit by bit. */
#ifdef CASE_FEW
#define ROWS CASE_FEW_ROWS
#else
#define ROWS CASE_ROWS
#endif

static uint8_t saved[NET_SAVED_BYTES];

static int32_t bits_of(float value)
{
    union
    {
        float value;
        int32_t bits;
    } both;
    both.value = value;
    return both.bits;
}

static void fill_row(float *readings)
{
    int32_t kind = below(32);
    int32_t i;
    for (i = 0; i < NET_READINGS; i++)
    {
        readings[i] = (float)(below(8192) - 4096) * 0.0078125f;
    }

    readings[1] = readings[1] < 0 ? -readings[1] : readings[1];
    if (kind < 4)
    {
        static const union
        {
            uint32_t bits[2];
            float values[2];
        } bad = {{0xFFC00000u, 0x7F800000u}};
        readings[kind & 1] = bad.values[kind >> 1];
    }
    else if (kind == 5)
    {
        readings[2] = 0;
    }
    else if (kind == 6)
    {
        readings[0] *= 1e30f;
        readings[2] *= 1e30f;
    }
}

static int64_t distance(void)
{
    int32_t kind = below(128);
    int32_t late = below(CASE_DISTANCE / 3 + 1);
    int32_t steps = kind < 100 ? 1 : kind < 110 ? 1 + kind % 6 : kind < 113 ? 9 : kind < 118 ? 0 : kind < 122 ? -2 : kind == 123 ? 90000 : 1;
    return steps == 0 ? 0 : (int64_t)steps * CASE_DISTANCE + late / 2;
}

static void run(void)
{
    float readings[NET_READINGS];
    float outputs[NET_OUTPUTS];
    int64_t seconds = 1456700400;
    int32_t row;
    int32_t i;
    net_reset(&network);
    for (row = 0; row < ROWS; row++)
    {
        int32_t outcome;
        fill_row(readings);
        seconds += distance();
        count_begin();
        outcome = net_step(&network, readings, seconds, outputs);
        count_end();
        add_outputs(&outcome, 1);
        for (i = 0; i < NET_OUTPUTS; i++)
        {
            outcome = bits_of(outputs[i]);
            add_outputs(&outcome, 1);
        }

        if (row % 8 == 7)
        {
            net_save(&network, saved);
            for (i = 0; i < NET_SAVED_BYTES; i++)
            {
                outcome = saved[i];
                add_state(&outcome, 1);
            }
        }
    }
}
