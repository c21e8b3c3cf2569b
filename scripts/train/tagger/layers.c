#include "scripts/train/tagger/layers.h"
#include "scripts/train/tagger/numbers.h"

#include <math.h>
#include <stdlib.h>

/* How often what is left out in training: the features that tell which word it is, others, the word's vector, numbers of
   the first layer. */
static const float identity_dropped = 0.5f, others_dropped = 0.1f, vector_dropped = 0.1f, numbers_dropped = 0.3f;
static const float row_rate = 0.06f, shared_rate = 0.0015f, decay = 0.01f;
enum { ROW_SQUARES_BEFORE = 1, VECTOR_BIT = 63 };

static bool is_identity(int template)
{
    return template <= FEATURE_WORD_DOTLESS || template == FEATURE_PREFIX + 3 || template == FEATURE_SUFFIX + 3;
}

/* ---- shared numbers ---- */

static Shared shared_of(size_t count, float spread, uint64_t *random)
{
    Shared shared = {calloc(count, sizeof(float)), calloc(count, sizeof(float)), calloc(count, sizeof(float)),
                     calloc(count, sizeof(float)), count};
    for (size_t i = 0; i < count; i++) shared.numbers[i] = spread * random_normal(random);
    return shared;
}

void layers_make(Layers *layers, const Vocabulary *vocabulary, const float *vectors, uint64_t *random)
{
    const size_t square = WIDTH * WIDTH, rows = (size_t)vocabulary->count * WIDTH;
    uint64_t others = *random ^ 1;                /* chance of the other corpora's, so that corpus 0's is the same with and without */
    *layers = (Layers){.vocabulary = vocabulary, .vectors = vectors};
    layers->rows = malloc(rows * sizeof(float));
    layers->row_squares = malloc(rows * sizeof(float));
    for (size_t i = 0; i < rows; i++) {
        layers->rows[i] = 0.02f * random_normal(random);
        layers->row_squares[i] = ROW_SQUARES_BEFORE;
    }
    layers->window = shared_of(PLACES * square, 0.08f, random);
    layers->vector = shared_of(VECTOR_WIDTH * WIDTH, 0.1f, random);
    layers->taps = shared_of(TAPS * square, 0.09f, random);
    for (size_t i = 0; i < CORPORA_MAX; i++) {
        uint64_t *chance = i == 0 ? random : &others;
        layers->heads[i].scores = shared_of(OUTPUTS * WIDTH, 0.05f, chance);
        layers->heads[i].tap_scores = shared_of(OUTPUTS * WIDTH, 0.05f, chance);
    }
    layers->outside = shared_of(2 * WIDTH, 0.05f, random);
    layers->gate = shared_of(WIDTH + 1, 0, random);
    layers->word_bias = shared_of(WIDTH, 0, random);
    layers->window_bias = shared_of(WIDTH, 0, random);
    layers->taps_bias = shared_of(WIDTH, 0, random);
    for (size_t i = 0; i < CORPORA_MAX; i++) layers->heads[i].transitions = shared_of(LABELS * LABELS, 0, i == 0 ? random : &others);
    layers->window_turned = calloc(PLACES * square, sizeof(float));
    layers->taps_turned = calloc(TAPS * square, sizeof(float));
    turn_blocks(layers->window.numbers, PLACES, layers->window_turned);
    turn_blocks(layers->taps.numbers, TAPS, layers->taps_turned);
}

/* Adam with weight decay (Loshchilov and Hutter, "Decoupled weight decay regularization", ICLR 2019). */
static void step(Shared *shared, float rate, int steps)
{
    float mean_scale = 1 / (1 - powf(0.9f, (float)steps)), square_scale = 1 / (1 - powf(0.999f, (float)steps));
    for (size_t i = 0; i < shared->count; i++) {
        float gradient = shared->gradients[i];
        shared->means[i] = 0.9f * shared->means[i] + 0.1f * gradient;
        shared->squares[i] = 0.999f * shared->squares[i] + 0.001f * gradient * gradient;
        float direction = shared->means[i] * mean_scale / (sqrtf(shared->squares[i] * square_scale) + 1e-8f);
        shared->numbers[i] -= rate * (direction + decay * shared->numbers[i]);
        shared->gradients[i] = 0;
    }
}

/* Steps without any, of taught sentences alone or of other corpora's, would let what Adam remembers carry the numbers ever
   further. */
static bool has_gradients(const Shared *shared)
{
    for (size_t i = 0; i < shared->count; i++)
        if (shared->gradients[i] != 0) return true;
    return false;
}

static void step_head(Head *head, float rate)
{
    if (has_gradients(&head->scores)) {
        head->steps++;
        step(&head->scores, rate, head->steps);
        step(&head->tap_scores, rate, head->steps);
    }
    if (has_gradients(&head->transitions)) step(&head->transitions, 3 * rate, ++head->transition_steps);
}

void layers_step(Layers *layers, float rate)
{
    Shared *const all[] = {&layers->window, &layers->vector, &layers->taps, &layers->outside, &layers->word_bias,
                           &layers->window_bias, &layers->taps_bias};
    layers->steps++;
    rate *= shared_rate;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) step(all[i], rate, layers->steps);
    if (has_gradients(&layers->gate)) step(&layers->gate, 3 * rate, layers->steps);
    for (size_t i = 0; i < CORPORA_MAX; i++) step_head(&layers->heads[i], rate);
    turn_blocks(layers->window.numbers, PLACES, layers->window_turned);
    turn_blocks(layers->taps.numbers, TAPS, layers->taps_turned);
}

/* ---- forwards ---- */

static uint64_t choose_dropped(uint64_t *random)
{
    uint64_t dropped = (uint64_t)(random_part(random) < vector_dropped) << VECTOR_BIT;
    bool identity = random_part(random) < identity_dropped;
    for (int template = 0; template < FEATURE_TEMPLATES; template++)
        if ((identity && is_identity(template)) || random_part(random) < others_dropped)
            dropped |= (uint64_t)1 << template;
    return dropped;
}

static bool is_dropped(const Layers *layers, uint64_t dropped, uint32_t feature)
{
    return dropped >> (layers->vocabulary->names[feature] >> 32) & 1;
}

static void sum_token(const Layers *layers, const Examples *examples, const Example *token, uint64_t dropped, float *sum)
{
    memcpy(sum, layers->word_bias.numbers, sizeof(Row));
    for (uint32_t i = 0; i < token->feature_count; i++) {
        uint32_t feature = examples->features[token->features + i];
        if (!is_dropped(layers, dropped, feature)) add_row(layers->rows + (size_t)feature * WIDTH, sum);
    }
    if (token->vector >= 0 && !(dropped >> VECTOR_BIT))
        add_product(VECTOR_WIDTH, layers->vectors + (size_t)token->vector * VECTOR_WIDTH, layers->vector.numbers, sum);
}

/* Below 0 it is 0; some numbers are left out, the others larger in their place. */
static void cut(float *row, uint64_t *random)
{
    for (int i = 0; i < WIDTH; i++) row[i] = row[i] > 0 ? row[i] : 0;
    for (int i = 0; random != NULL && i < WIDTH; i++)
        row[i] = random_part(random) < numbers_dropped ? 0 : row[i] / (1 - numbers_dropped);
}

void layers_forward(const Layers *layers, const Examples *examples, ExampleSentence sentence, Pass *pass,
                    uint64_t *random)
{
    const size_t square = WIDTH * WIDTH, count = sentence.count, end = count + PADDING;
    const Head *head = &layers->heads[sentence.corpus];
    for (size_t at = 0; at < PADDING; at++) {
        memcpy(pass->tokens[at], layers->outside.numbers, sizeof(Row));
        memcpy(pass->tokens[end + at], layers->outside.numbers + WIDTH, sizeof(Row));
        memset(pass->first[at], 0, sizeof(Row));
        memset(pass->first[end + at], 0, sizeof(Row));
    }
    for (size_t at = 0; at < count; at++) {
        pass->dropped[at] = random != NULL ? choose_dropped(random) : 0;
        sum_token(layers, examples, &examples->tokens[sentence.from + at], pass->dropped[at], pass->tokens[PADDING + at]);
    }
    for (size_t at = PADDING; at < end; at++) {
        memcpy(pass->first[at], layers->window_bias.numbers, sizeof(Row));
        for (size_t place = 0; place < PLACES; place++)
            add_product(WIDTH, pass->tokens[at + place - REACH], layers->window.numbers + place * square, pass->first[at]);
        cut(pass->first[at], random);
    }
    for (size_t at = PADDING; at < end; at++) {
        memcpy(pass->second[at], layers->taps_bias.numbers, sizeof(Row));
        for (size_t tap = 0; tap < TAPS; tap++)
            add_product(WIDTH, pass->first[at + tap * TAP_STEP - TAPS / 2 * TAP_STEP], layers->taps.numbers + tap * square,
                        pass->second[at]);
        cut(pass->second[at], NULL);
        for (size_t output = 0; output < OUTPUTS; output++)
            pass->outputs[at - PADDING][output] =
                product_of_rows(pass->first[at], head->scores.numbers + output * WIDTH) +
                product_of_rows(pass->second[at], head->tap_scores.numbers + output * WIDTH);
    }
}

/* ---- backwards ---- */

/* The gate learns to tell early what comes out in the end; the first layer does not learn from it. `in_name` is how
   probable a name is then. */
static void learn_gate(Layers *layers, const float *first, float in_name, float weight)
{
    const float *gate = layers->gate.numbers;
    float error = weight * (1 / (1 + expf(-gate[WIDTH] - product_of_rows(first, gate))) - in_name);
    add_scaled(first, error, layers->gate.gradients);
    layers->gate.gradients[WIDTH] += error;
}

/* Errors of a layer's row: none where it was cut or left out. */
static void pass_cut(const float *row, float scale, float *errors, Shared *bias)
{
    for (int i = 0; i < WIDTH; i++) errors[i] = row[i] > 0 ? errors[i] * scale : 0;
    add_row(errors, bias->gradients);
}

static void errors_of_outputs(Head *head, Pass *pass, size_t at)
{
    for (size_t output = 0; output < OUTPUTS; output++) {
        float error = pass->errors[at - PADDING][output];
        if (error == 0) continue;
        add_scaled(pass->first[at], error, head->scores.gradients + output * WIDTH);
        add_scaled(pass->second[at], error, head->tap_scores.gradients + output * WIDTH);
        add_scaled(head->scores.numbers + output * WIDTH, error, pass->first_errors[at]);
        add_scaled(head->tap_scores.numbers + output * WIDTH, error, pass->second_errors[at]);
    }
}

static void learn_rows(Layers *layers, const Examples *examples, const Example *token, uint64_t dropped,
                       const float *errors, float rate)
{
    add_row(errors, layers->word_bias.gradients);
    for (uint32_t i = 0; i < token->feature_count; i++) {
        uint32_t feature = examples->features[token->features + i];
        if (is_dropped(layers, dropped, feature)) continue;
        size_t row = (size_t)feature * WIDTH;
        adagrad(errors, row_rate * rate, layers->rows + row, layers->row_squares + row);
    }
    if (token->vector >= 0 && !(dropped >> VECTOR_BIT))
        add_outer(VECTOR_WIDTH, layers->vectors + (size_t)token->vector * VECTOR_WIDTH, errors, layers->vector.gradients);
}

void layers_backward(Layers *layers, const Examples *examples, ExampleSentence sentence, Pass *pass, float rate)
{
    const size_t square = WIDTH * WIDTH, count = sentence.count, end = count + PADDING;
    memset(pass->token_errors, 0, (count + 2 * PADDING) * sizeof(Row));
    memset(pass->first_errors, 0, (count + 2 * PADDING) * sizeof(Row));
    memset(pass->second_errors, 0, (count + 2 * PADDING) * sizeof(Row));
    for (size_t at = PADDING; at < end; at++) {
        float outside = pass->errors[at - PADDING][LABEL_O] / sentence.weight +
                        example_target(examples, sentence.from + at - PADDING, LABEL_O);
        learn_gate(layers, pass->first[at], 1 - outside, sentence.corpus == 0 ? sentence.weight : 0);
        errors_of_outputs(&layers->heads[sentence.corpus], pass, at);
        pass_cut(pass->second[at], 1, pass->second_errors[at], &layers->taps_bias);
        for (size_t tap = 0; tap < TAPS; tap++) {
            size_t seen = at + tap * TAP_STEP - TAPS / 2 * TAP_STEP;
            add_outer(WIDTH, pass->first[seen], pass->second_errors[at], layers->taps.gradients + tap * square);
            add_product(WIDTH, pass->second_errors[at], layers->taps_turned + tap * square, pass->first_errors[seen]);
        }
    }
    for (size_t at = PADDING; at < end; at++) {
        pass_cut(pass->first[at], 1 / (1 - numbers_dropped), pass->first_errors[at], &layers->window_bias);
        for (size_t place = 0; place < PLACES; place++) {
            size_t seen = at + place - REACH;
            add_outer(WIDTH, pass->tokens[seen], pass->first_errors[at], layers->window.gradients + place * square);
            add_product(WIDTH, pass->first_errors[at], layers->window_turned + place * square, pass->token_errors[seen]);
        }
    }
    for (size_t away = 1; away <= REACH; away++) {
        add_row(pass->token_errors[PADDING - away], layers->outside.gradients);
        add_row(pass->token_errors[end + away - 1], layers->outside.gradients + WIDTH);
    }
    for (size_t at = 0; at < count; at++)
        learn_rows(layers, examples, &examples->tokens[sentence.from + at], pass->dropped[at],
                   pass->token_errors[PADDING + at], rate);
}
