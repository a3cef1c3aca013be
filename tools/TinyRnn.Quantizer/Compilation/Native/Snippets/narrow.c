/* A core without a product of 64 bits. */
#ifndef NET_NARROW
#if defined(__ARM_ARCH_6M__) || defined(__ARM_ARCH_8M_BASE__)
#define NET_NARROW 1
#else
#define NET_NARROW 0
#endif
#endif

#if NET_NARROW && defined(__GNUC__)
#define NET_PRODUCT static __attribute__((noinline))
#else
#define NET_PRODUCT NET_INLINE
#endif
