static float net_added(float a, float b)
{
    volatile float sum = a + b;
    return sum;
}
