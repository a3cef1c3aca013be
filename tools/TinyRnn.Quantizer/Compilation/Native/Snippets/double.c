/* Single operations in double precision, each rounded to 64 bits; operands are volatile, since a quotient by a constant could
   become a product. */
#include <float.h>
#if defined(FLT_EVAL_METHOD) && FLT_EVAL_METHOD == 2
#error "double precision is computed with more bits here, which gives other results: for x87, add -msse2 -mfpmath=sse"
#endif
typedef char net_requires_doubles_of_64_bits[sizeof(double) == 8 && DBL_MANT_DIG == 53 ? 1 : -1];

NET_APART double net_double_sum(double a, double b)
{
    volatile double left = a;
    volatile double right = b;
    volatile double sum = left + right;
    return sum;
}

NET_APART double net_double_product(double a, double b)
{
    volatile double left = a;
    volatile double right = b;
    volatile double product = left * right;
    return product;
}
