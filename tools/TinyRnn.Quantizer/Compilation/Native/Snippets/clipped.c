/* The nearest value within two limits; volatile, since a machine's own least and greatest may choose otherwise between 0 and -0. */
static float net_clipped(float value, float least, float most)
{
    volatile int is_below = value < least;
    volatile int is_above = value > most;
    return is_below ? least : is_above ? most : value;
}
