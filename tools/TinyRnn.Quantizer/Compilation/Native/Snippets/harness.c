/* Takes orders from one file and answers in another, for a comparison with the desktop. An order is a letter and what it needs;
   the answer is what the function returned, and what it gave. All numbers are those of this machine. */
#include "@NAME@.h"

#include <stdio.h>
#include <stdlib.h>

static FILE *orders;
static FILE *answers;
static net_t network;
//if network
typedef char network_has_the_stated_size[sizeof network == @BYTES@ ? 1 : -1];
//end

static void *take(size_t size, size_t count)
{
    void *values = calloc(count + 1, size);
    if (!values || fread(values, size, count, orders) != count)
    {
        exit(2);
    }

    return values;
}

static int32_t take_number(void)
{
    int32_t *value = take(sizeof *value, 1);
    int32_t result = *value;
    free(value);
    return result;
}

static void give(const void *values, size_t size, size_t count)
{
    if (fwrite(values, size, count, answers) != count)
    {
        exit(2);
    }
}

static void answer(int32_t result)
{
    give(&result, sizeof result, 1);
}

//if network
static void save(void)
{
    uint8_t bytes[NET_SAVED_BYTES];
    net_save(&network, bytes);
    answer(NET_OK);
    give(bytes, 1, sizeof bytes);
}

static void restore(void)
{
    int32_t count = take_number();
    uint8_t *bytes = take(1, (size_t)count);
    answer(net_restore(&network, bytes, (size_t)count));
    free(bytes);
}

static void write_state(void)
{
    int32_t layer = take_number();
    int32_t is_cell = take_number();
    int32_t count = take_number();
    float *values = take(sizeof *values, (size_t)count);
    answer(net_write_state(&network, layer, is_cell, values));
    free(values);
}

static void read_state(void)
{
    int32_t layer = take_number();
    int32_t is_cell = take_number();
    size_t count = (size_t)take_number();
    float *values = calloc(count + 1, sizeof *values);
    answer(net_read_state(&network, layer, is_cell, values));
    give(values, sizeof *values, count);
    free(values);
}

static void run(void)
{
    int32_t steps = take_number();
    float *window = take(sizeof *window, (size_t)steps * NET_INPUTS);
    size_t count = (size_t)net_output_steps(steps) * NET_OUTPUTS;
    float *outputs = calloc(count + 1, sizeof *outputs);
    answer(net_run(&network, window, steps, outputs));
    give(outputs, sizeof *outputs, count);
    free(outputs);
    free(window);
}

static void run_raw(void)
{
    int32_t steps = take_number();
    int32_t *window = take(sizeof *window, (size_t)steps * NET_INPUTS);
    size_t count = (size_t)net_output_steps(steps) * NET_OUTPUTS;
    int32_t *outputs = calloc(count + 1, sizeof *outputs);
    answer(net_run_raw(&network, window, steps, outputs));
    give(outputs, sizeof *outputs, count);
    free(outputs);
    free(window);
}

//end
//if plain
#define STEP net_step
//end
//if row
#define STEP net_step_features
//end
//if stepped
static void step(void)
{
    float *readings = take(sizeof *readings, NET_INPUTS);
    float outputs[NET_OUTPUTS] = {0};
    answer(STEP(&network, readings, outputs));
    give(outputs, sizeof outputs[0], NET_OUTPUTS);
    free(readings);
}

static void step_raw(void)
{
    int32_t *readings = take(sizeof *readings, NET_INPUTS);
    int32_t outputs[NET_OUTPUTS] = {0};
    answer(net_step_raw(&network, readings, outputs));
    give(outputs, sizeof outputs[0], NET_OUTPUTS);
    free(readings);
}

//end
//if row
static void step_row(void)
{
    float *readings = take(sizeof *readings, NET_READINGS);
    int64_t *seconds = take(sizeof *seconds, 1);
    float outputs[NET_OUTPUTS] = {0};
    answer(net_step(&network, readings, *seconds, outputs));
    give(outputs, sizeof outputs[0], NET_OUTPUTS);
    free(seconds);
    free(readings);
}

//end
//if rows
static void take_row(void)
{
    float *readings = take(sizeof *readings, NET_READINGS);
    int64_t *seconds = take(sizeof *seconds, 1);
    float features[NET_INPUTS] = {0};
    answer(net_take(&network, readings, *seconds));
    while (net_features(&network, readings, features))
    {
        give(features, sizeof features[0], NET_INPUTS);
    }

    free(seconds);
    free(readings);
}

//end
//if tokens
static void write_tokens(void)
{
    int32_t token = take_number();
    int32_t most = take_number();
    int32_t *tokens = calloc((size_t)most + 1, sizeof *tokens);
    answer(net_continue(&network, token, tokens, most));
    give(tokens, sizeof *tokens, (size_t)most);
    free(tokens);
}

//end
//if vectors
static void write_vectors(void)
{
    float *first = take(sizeof *first, NET_DECODER_INPUTS);
    int32_t steps = take_number();
    float *vectors = calloc((size_t)steps * NET_DECODER_OUTPUTS + 1, sizeof *vectors);
    answer(net_continue(&network, first, vectors, steps));
    give(vectors, sizeof *vectors, (size_t)steps * NET_DECODER_OUTPUTS);
    free(vectors);
    free(first);
}

//end
//if context
static void start(void)
{
    int32_t steps = take_number();
    float *window = take(sizeof *window, (size_t)steps * NET_CONTEXT_INPUTS);
    answer(net_start(&network, window, steps));
    free(window);
}

//end
//if alone
static void start(void)
{
    answer(net_start(&network));
}

//end
int main(int count, char **arguments)
{
    int order;
    orders = count == 3 ? fopen(arguments[1], "rb") : NULL;
    answers = count == 3 ? fopen(arguments[2], "wb") : NULL;
    if (!orders || !answers)
    {
        return 2;
    }

    while ((order = fgetc(orders)) != EOF)
    {
        switch (order)
        {
        case 't':
            answer(net_self_test(&network));
            break;
//if network
        case 'r':
            net_reset(&network);
            answer(NET_OK);
            break;
        case 'v':
            save();
            break;
        case 'b':
            restore();
            break;
        case 'h':
            read_state();
            break;
        case 'H':
            write_state();
            break;
        case 'w':
            run();
            break;
        case 'W':
            run_raw();
            break;
//end
//if stepped
        case 's':
            step();
            break;
        case 'S':
            step_raw();
            break;
//end
//if row
        case 'R':
            step_row();
            break;
//end
//if rows
        case 'F':
            take_row();
            break;
//end
//if tokens
        case 'c':
            write_tokens();
            break;
//end
//if vectors
        case 'c':
            write_vectors();
            break;
//end
//if sequence
        case 'o':
            start();
            break;
//end
        default:
            return 2;
        }
    }

    return fclose(answers) == 0 ? 0 : 2;
}
