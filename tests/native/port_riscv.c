/* A run on RV32 under qemu: semihosting for text and the end, the counter of retired instructions for counting. */
#include "port.h"

extern uint32_t bss_start[];
extern uint32_t bss_end[];
int main(void);

static int32_t semihosting(int32_t operation, const void *argument)
{
    register int32_t a0 __asm__("a0") = operation;
    register const void *a1 __asm__("a1") = argument;
    __asm__ volatile(
        ".option push\n.option norvc\n.balign 16\n"
        "slli zero, zero, 0x1f\nebreak\nsrai zero, zero, 7\n.option pop"
        : "+r"(a0) : "r"(a1) : "memory");
    return a0;
}

static void finish(int failed)
{
    semihosting(0x18, (const void *)(failed ? 0x20023u : 0x20026u));
    for (;;)
    {
    }
}

void say(const char *text)
{
    semihosting(0x04, text);
}

__attribute__((used)) static void start(void)
{
    uint32_t *to;
    for (to = bss_start; to != bss_end; to++)
    {
        *to = 0;
    }

    finish(main());
}

__attribute__((section(".vectors"), naked, used)) void entry(void)
{
    __asm__ volatile(".option push\n.option norelax\nla gp, __global_pointer$\n.option pop\nla sp, stack_top\nj start");
}

static uint32_t ticks(void)
{
    uint32_t count;
    __asm__ volatile(".option push\n.option arch, +zicsr\ncsrr %0, minstret\n.option pop" : "=r"(count));
    return count;
}

#include "port_counting.c"
