/* What a run needs of the machine that it runs on. */
#ifndef PORT_H
#define PORT_H

#include <stdint.h>

void say(const char *text);
void say_number(uint32_t number);

/* Instructions between the two, summed over 1000 steps and divided by them; 0 where they are not counted. */
void count_begin(void);
void count_end(void);
uint32_t counted(void);

/* The deepest that the stack went between them, in bytes; 0 where it is not measured. */
uint32_t stack_used(void);

#endif
