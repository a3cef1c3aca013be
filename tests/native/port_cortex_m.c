/* A run on a Cortex-M under qemu: semihosting for text and the end, SysTick for counting, since one instruction takes one
   nanosecond of virtual time with -icount shift=0. */
#include "port.h"

#define SYST_CONTROL (*(volatile uint32_t *)0xE000E010)
#define SYST_RELOAD (*(volatile uint32_t *)0xE000E014)
#define SYST_CURRENT (*(volatile uint32_t *)0xE000E018)

extern uint32_t stack_top[];
extern uint32_t data_load[];
extern uint32_t data_start[];
extern uint32_t data_end[];
extern uint32_t bss_start[];
extern uint32_t bss_end[];
int main(void);
void start(void);

static int32_t semihosting(int32_t operation, const void *argument)
{
    register int32_t r0 __asm__("r0") = operation;
    register const void *r1 __asm__("r1") = argument;
    __asm__ volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
    return r0;
}

static void finish(int failed)
{
    /* 0x20026: the application came to its end. */
    semihosting(0x18, (const void *)(failed ? 0x20023u : 0x20026u));
    for (;;)
    {
    }
}

void say(const char *text)
{
    semihosting(0x04, text);
}

static void fault(void)
{
    say("fault\n");
    finish(1);
}

void start(void)
{
    uint32_t *from = data_load;
    uint32_t *to;
    for (to = data_start; to != data_end; to++)
    {
        *to = *from++;
    }

    for (to = bss_start; to != bss_end; to++)
    {
        *to = 0;
    }

    SYST_RELOAD = 0xFFFFFF;
    SYST_CURRENT = 0;
    SYST_CONTROL = 5;
    finish(main());
}

__attribute__((section(".vectors"), used)) static const void *const vectors[16] = {
    stack_top, (const void *)start, (const void *)fault, (const void *)fault, (const void *)fault, (const void *)fault, (const void *)fault,
};

static uint32_t ticks(void)
{
    return 0xFFFFFF - SYST_CURRENT;
}

#include "port_counting.c"
