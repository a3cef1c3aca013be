/* What both machines share: counting from ticks, and the stack by a pattern. TICK is how many instructions a tick takes. */
static uint32_t begin;
static uint32_t total;
static uint32_t counts;
static uint32_t overhead;
static uint32_t deepest;
static uint32_t *painted_from;

/* Words below the stack pointer that are painted before a step. */
#define PAINTED 512
#define PATTERN 0xA5C35A3Cu

__attribute__((noinline)) void count_begin(void)
{
    uint32_t *here = (uint32_t *)__builtin_dwarf_cfa();
    uint32_t *at;
    /* This function's own frame is the caller's to use again once it has returned. */
    for (at = here - PAINTED; at < here - 8; at++)
    {
        *(volatile uint32_t *)at = PATTERN;
    }

    painted_from = here;
    begin = ticks();
}

__attribute__((noinline)) void count_end(void)
{
    uint32_t now = ticks();
    uint32_t *at = painted_from - PAINTED;
    total += (now - begin) & 0xFFFFFF;
    counts++;
    while (*(volatile uint32_t *)at == PATTERN)
    {
        at++;
    }

    if ((uint32_t)(painted_from - at) > deepest)
    {
        deepest = (uint32_t)(painted_from - at);
    }
}

uint32_t counted(void)
{
    uint32_t before = total;
    uint32_t own;
    int32_t i;
    for (i = 0; i < 1000 && counts > 0; i++)
    {
        count_begin();
        count_end();
    }

    own = total - before;
    total = before;
    overhead = own;
    return counts == 0 ? 0 : (uint32_t)((uint64_t)(before - overhead) * TICK / 1000);
}

uint32_t stack_used(void)
{
    return counts == 0 ? 0 : 4 * deepest;
}

void say_number(uint32_t number)
{
    char text[11];
    char *at = text + 10;
    *at = 0;
    do
    {
        *--at = (char)('0' + number % 10);
        number /= 10;
    }
    while (number > 0);
    say(at);
}

/* What compilers may call. */
void *memset(void *to, int value, __SIZE_TYPE__ count)
{
    char *at = to;
    while (count-- > 0)
    {
        *(volatile char *)at++ = (char)value;
    }

    return to;
}

void *memcpy(void *to, const void *from, __SIZE_TYPE__ count)
{
    char *at = to;
    const char *source = from;
    while (count-- > 0)
    {
        *(volatile char *)at++ = *source++;
    }

    return to;
}
