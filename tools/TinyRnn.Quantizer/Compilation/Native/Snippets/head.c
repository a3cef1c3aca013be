/* The shift of a negative number, and what becomes of a large unsigned one, are the compiler's choice; all known ones choose this. */
typedef char net_requires_arithmetic_shifts[(-1 >> 1) == -1 && ((int64_t)-1 >> 1) == -1 ? 1 : -1];
typedef char net_requires_wrapping_conversions[(int32_t)UINT32_MAX == -1 && (int64_t)UINT64_MAX == -1 ? 1 : -1];

/* Where the numbers of the network stand. On chips that copy const data to RAM, or have memory of several speeds, define it as
   const with the attribute that places data. */
#ifndef NET_CONST
#define NET_CONST const
#endif

#if defined(__GNUC__)
#define NET_INLINE static inline __attribute__((always_inline))
/* A function of its own, whose room on the stack is taken while it runs alone. */
#define NET_APART static __attribute__((noinline))
#else
#define NET_INLINE static inline
#define NET_APART static
#endif

/* Two products of 16 bits at once, where the chip has that; define it as 0 to do without. */
#ifndef NET_DSP
#if defined(__ARM_FEATURE_DSP) && defined(__GNUC__) && !defined(__ARM_BIG_ENDIAN)
#define NET_DSP 1
#else
#define NET_DSP 0
#endif
#endif

/* Keeps compilers from gathering loads until registers run out: it costs no instruction. */
#if defined(__GNUC__)
#define NET_ORDER __asm__ volatile("" ::: "memory")
#else
#define NET_ORDER (void)0
#endif

/* Small: half the table of sigmoid and tanh. */
#ifndef NET_SMALL
#if defined(__OPTIMIZE_SIZE__)
#define NET_SMALL 1
#else
#define NET_SMALL 0
#endif
#endif

/* Columns of weights that a loop takes at a time: eight, or four where they would take much code. */
#ifndef NET_COLUMNS
#if NET_SMALL && defined(__riscv)
#define NET_COLUMNS 4
#else
#define NET_COLUMNS 8
#endif
#endif
