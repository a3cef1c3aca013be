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

/* A core without a product of 64 bits. */
#ifndef NET_NARROW
#if defined(__ARM_ARCH_6M__) || defined(__ARM_ARCH_8M_BASE__)
#define NET_NARROW 1
#else
#define NET_NARROW 0
#endif
#endif

#if NET_NARROW
#define NET_PRODUCT NET_APART
#else
#define NET_PRODUCT NET_INLINE
#endif

/* A small stack: sums of one row at a time, and functions of their own for what a step does, but not for the step itself. Cores
   with few registers would otherwise keep on the stack what others keep in registers. */
#ifndef NET_SMALL_STACK
#define NET_SMALL_STACK NET_NARROW
#endif
#if NET_SMALL_STACK
#define NET_SUM(sum, value) (sum) = (value)
#define NET_LOOKUP NET_APART
#define NET_PIECE NET_APART
#define NET_ADVANCE NET_INLINE
#else
#define NET_SUM(sum, value) (void)0
#define NET_LOOKUP NET_INLINE
#define NET_PIECE static
#define NET_ADVANCE static
#endif
