/* A run as a program of the host, which counts nothing. */
#include <stdio.h>

#include "port.h"

void say(const char *text)
{
    fputs(text, stdout);
}

void say_number(uint32_t number)
{
    printf("%u", (unsigned)number);
}

void count_begin(void)
{
}

void count_end(void)
{
}

uint32_t counted(void)
{
    return 0;
}

uint32_t stack_used(void)
{
    return 0;
}
