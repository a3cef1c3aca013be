/* Runs a frozen model as generated C on its stated inputs and compares the digests; see tests/fixtures/frozen/README.md. */
#include "case.h"
#include "net.h"
#include "port.h"

static net_t network;
static uint32_t random_state = CASE_SEED;
#if !CASE_RECIPE
static int32_t step_number;
static int32_t inputs_left = CASE_INPUTS;
#endif
static uint64_t output_digest = 0xCBF29CE484222325u;
static uint64_t state_digest = 0xCBF29CE484222325u;
static int32_t output_count;
static int32_t state_count;

static int32_t below(int32_t count)
{
    random_state = (random_state * 1103515245u + 12345u) & 0x7FFFFFFFu;
    return (int32_t)((random_state >> 8) % (uint32_t)count);
}

static void add(uint64_t *digest, const int32_t *values, int32_t count)
{
    while (count-- > 0)
    {
        *digest = (*digest ^ (uint64_t)(int64_t)*values++) * 0x100000001B3u;
    }
}

static void add_outputs(const int32_t *values, int32_t count)
{
    add(&output_digest, values, count);
    output_count += count;
}

static void add_state(const int32_t *values, int32_t count)
{
    add(&state_digest, values, count);
    state_count += count;
}

#if !CASE_RECIPE
static int32_t take_length(int32_t longest)
{
    int32_t length = 1 + below(longest);
    length = length > inputs_left ? inputs_left : length;
    inputs_left -= length;
    return length;
}

/* The next input of a network that takes tokens, or readings up to a limit. */
static void fill(int32_t *values, int32_t count, int32_t tokens, int32_t limit)
{
    int32_t range = 1 << ((step_number / 50) & 3);
    int32_t i;
    for (i = 0; i < count; i++)
    {
        values[i] = tokens > 0 ? below(tokens) : (below(2 * limit + 1) - limit) / range;
    }

    step_number++;
}
#endif

#if CASE_RECIPE
#include "recipe.c"
#elif CASE_STEPS
static void run(void)
{
    int32_t input[NET_INPUTS];
    int32_t output[NET_OUTPUTS];
    net_reset(&network);
    while (inputs_left > 0)
    {
        take_length(1);
        fill(input, NET_INPUTS, CASE_TOKENS, NET_INPUT_LIMIT);
        count_begin();
        net_step_raw(&network, input, output);
        count_end();
        add_outputs(output, NET_OUTPUTS);
    }

    add_state(network.state, NET_STATE);
}
#elif CASE_WINDOWS
static int32_t window[CASE_LONGEST * NET_INPUTS];
static int32_t output[CASE_LONGEST * NET_OUTPUTS];

static void run(void)
{
    while (inputs_left > 0)
    {
        int32_t steps = take_length(CASE_LONGEST);
        int32_t i;
        for (i = 0; i < steps; i++)
        {
            fill(window + i * NET_INPUTS, NET_INPUTS, CASE_TOKENS, NET_INPUT_LIMIT);
        }

        net_reset(&network);
        net_run_raw(&network, window, steps, output);
        add_outputs(output, net_output_steps(steps) * NET_OUTPUTS);
        add_state(network.state, NET_STATE);
    }
}
#else
/* A decoder of tokens writes tokens, any other vectors. */
#if CASE_TOKENS > 0
static int32_t tokens[NET_MAXIMUM_LENGTH];
#endif

#if CASE_CONTEXT
static float window[CASE_LONGEST * NET_CONTEXT_INPUTS];

static void start(void)
{
    static const float center[] = {CASE_CONTEXT_CENTERS};
    static const float gain[] = {CASE_CONTEXT_GAINS};
    int32_t raw[NET_CONTEXT_INPUTS];
    int32_t steps = take_length(CASE_LONGEST);
    int32_t step;
    int32_t i;
    for (step = 0; step < steps; step++)
    {
        fill(raw, NET_CONTEXT_INPUTS, CASE_CONTEXT_TOKENS, NET_CONTEXT_INPUT_LIMIT);
        for (i = 0; i < NET_CONTEXT_INPUTS; i++)
        {
            window[step * NET_CONTEXT_INPUTS + i] = (float)raw[i] / gain[i] + center[i];
        }
    }

    net_start(&network, window, steps);
    add_state(network.context.state, NET_CONTEXT_STATE);
    add_state(network.decoder.state, NET_DECODER_STATE);
}
#endif

static void run(void)
{
    while (inputs_left > 0)
    {
#if CASE_TOKENS > 0
        int32_t token = NET_START_TOKEN;
        int32_t count;
#else
        static const float center[] = {CASE_CENTERS};
        static const float gain[] = {CASE_GAINS};
        int32_t raw[NET_DECODER_INPUTS];
        float vector[NET_DECODER_INPUTS];
        int32_t i;
        int32_t step;
#endif
#if CASE_CONTEXT
        start();
#else
        int32_t prompt[CASE_LONGEST];
        int32_t steps = take_length(CASE_LONGEST);
        int32_t k;
        for (k = 0; k < steps; k++)
        {
            fill(prompt + k, 1, CASE_TOKENS, NET_DECODER_INPUT_LIMIT);
        }

        net_start(&network);
        for (k = 0; k < steps; k++)
        {
            token = net_next(&network, prompt[k]);
            add_outputs(&token, 1);
        }
#endif
#if CASE_TOKENS > 0
        count = net_continue(&network, token, tokens, NET_MAXIMUM_LENGTH);
        add_outputs(&count, 1);
        add_outputs(tokens, count);
#else
        fill(raw, NET_DECODER_INPUTS, 0, NET_DECODER_INPUT_LIMIT);
        for (i = 0; i < NET_DECODER_INPUTS; i++)
        {
            vector[i] = (float)raw[i] / gain[i] + center[i];
        }

        for (step = 0; step < NET_MAXIMUM_LENGTH; step++)
        {
            float next[NET_DECODER_OUTPUTS];
            net_continue(&network, vector, next, 1);
            add_outputs(network.raw, NET_DECODER_OUTPUTS);
            for (i = 0; i < NET_DECODER_INPUTS; i++)
            {
                vector[i] = next[i];
            }
        }
#endif
        add_state(network.decoder.state, NET_DECODER_STATE);
    }
}
#endif

int main(void)
{
    int passed;
    run();
    passed = output_count == CASE_OUTPUT_COUNT && output_digest == CASE_OUTPUT_DIGEST && state_count == CASE_STATE_COUNT && state_digest == CASE_STATE_DIGEST;
    say(passed ? "same " : "DIFFERENT ");
    say_number(counted());
    say(" instructions, ");
    say_number(stack_used());
    say(" bytes of stack\n");
    passed = passed && net_self_test(&network) == NET_OK;
    say(passed ? "passed\n" : "FAILED\n");
    return passed ? 0 : 1;
}
