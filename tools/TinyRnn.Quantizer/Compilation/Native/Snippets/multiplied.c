/* Single operations, each rounded to 32 bits: volatile keeps compilers from making one of two, or from carrying more bits. */
static float net_multiplied(float a, float b)
{
    volatile float product = a * b;
    return product;
}
