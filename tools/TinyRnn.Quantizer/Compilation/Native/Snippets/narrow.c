/* A core without a product of 64 bits. */
#ifndef NET_NARROW
#if defined(__ARM_ARCH_6M__) || defined(__ARM_ARCH_8M_BASE__)
#define NET_NARROW 1
#else
#define NET_NARROW 0
#endif
#endif
