/*
 * Full-batch bias learning of many networks at once; learning.cl stands before it.
 *
 * TILE units are looked at together. Networks have OUTPUTS outputs. Both are given as macros. Numbers are only ever
 * added in an order that the sizes of a network decide: it has the same bits whatever is trained beside it.
 *
 * Layouts, all rows of a stride that is a multiple of GROUP_ITEMS and at least the number of samples N:
 *   x               d x stride, zero beyond N
 *   targets         l x stride
 *   preactivations  a row a unit, the units of all networks one after the other
 *   residuals       l x stride a network: the derivative of its loss by its outputs, zero beyond N
 *   partials        l x stride a block: what its units contribute to the outputs
 *   blocks          first unit, number of units, network; three numbers a block
 *   networks        first block, number of blocks; two numbers a network
 */
/* A group a unit: W x at every sample. */
KERNEL make_preactivations(
    GLOBAL const float *weights, GLOBAL const float *x, GLOBAL float *preactivations, const int inputs, const int stride)
{
  GLOBAL float *row = preactivations + (size_t) GROUP * stride;
  for (int n = ITEM; n < stride; n += GROUP_ITEMS) {
    float sum = 0.0f;
    for (int i = 0; i < inputs; i++) {
      sum = FMA(weights[(size_t) GROUP * inputs + i], x[i * stride + n], sum);
    }
    row[n] = sum;
  }
}

/*
 * A group a block: the gradient of its biases, their step, and what they then contribute to the outputs. While
 * residuals and rates are zero, as before the first step, biases and Adam's means stay as they are.
 */
KERNEL step_biases(
    GLOBAL const int *active, GLOBAL const int *blocks, GLOBAL const float *preactivations,
    GLOBAL const float *readout, GLOBAL const float *residuals, GLOBAL const float *rates,
    GLOBAL float *biases, GLOBAL float *mean, GLOBAL float *square, GLOBAL float *partials,
    const int first_rate, const float square_correction, const int stride)
{
  LOCAL float sums[TILE * GROUP_ITEMS];
  LOCAL float moved[TILE];
  const int block = active[GROUP];
  const int count = blocks[3 * block + 1];
  const int network = blocks[3 * block + 2];
  GLOBAL const float *residual = residuals + (size_t) network * OUTPUTS * stride;
  GLOBAL float *partial = partials + (size_t) block * OUTPUTS * stride;
  for (int tile = 0; tile < count; tile += TILE) {
    const int units = count - tile < TILE ? count - tile : TILE;
    const int first = blocks[3 * block] + tile;
    GLOBAL const float *rows = preactivations + (size_t) first * stride;
    GLOBAL const float *weights = readout + (size_t) first * OUTPUTS;
    for (int unit = 0; unit < units; unit++) {
      const float bias = biases[first + unit];
      float sum = 0.0f;
      for (int n = ITEM; n < stride; n += GROUP_ITEMS) {
        float back = 0.0f;
        for (int k = 0; k < OUTPUTS; k++) {
          back = FMA(weights[unit * OUTPUTS + k], residual[k * stride + n], back);
        }
        sum += rows[(size_t) unit * stride + n] + bias > 0.0f ? back : 0.0f;
      }
      sums[unit * GROUP_ITEMS + ITEM] = sum;
    }
    BARRIER;
    for (int half_size = GROUP_ITEMS / 2; half_size > 0; half_size /= 2) {
      for (int i = ITEM; i < units * half_size; i += GROUP_ITEMS) {
        const int at = i / half_size * GROUP_ITEMS + i % half_size;
        sums[at] += sums[at + half_size];
      }
      BARRIER;
    }
    if (ITEM < units) {
      const int unit = first + ITEM;
      const float gradient = sums[ITEM * GROUP_ITEMS];
      take_step(biases, mean, square, unit, gradient, rates[first_rate + network], square_correction);
      moved[ITEM] = biases[unit];
    }
    BARRIER;
    for (int n = ITEM; n < stride; n += GROUP_ITEMS) {
      for (int k = 0; k < OUTPUTS; k++) {
        float output = tile == 0 ? 0.0f : partial[k * stride + n];
        for (int unit = 0; unit < units; unit++) {
          output = FMA(weights[unit * OUTPUTS + k], RELU(rows[(size_t) unit * stride + n] + moved[unit]), output);
        }
        partial[k * stride + n] = output;
      }
    }
  }
}

/* A group a network: its outputs, block after block, residuals and loss. */
KERNEL sum_outputs(
    GLOBAL const int *active, GLOBAL const int *networks, GLOBAL const float *partials, GLOBAL const float *targets,
    GLOBAL float *residuals, GLOBAL float *losses, const int samples, const int stride)
{
  LOCAL float sums[GROUP_ITEMS];
  const int network = active[GROUP];
  const int count = networks[2 * network + 1];
  const int size = OUTPUTS * stride;
  GLOBAL const float *partial = partials + (size_t) networks[2 * network] * size;
  GLOBAL float *residual = residuals + (size_t) network * size;
  const float scale = 2.0f / samples;
  float sum = 0.0f;
  for (int n = ITEM; n < stride; n += GROUP_ITEMS) {
    for (int k = 0; k < OUTPUTS; k++) {
      const int at = k * stride + n;
      float output = 0.0f;
      for (int block = 0; block < count; block++) {
        output += partial[(size_t) block * size + at];
      }
      const float difference = n < samples ? output - targets[at] : 0.0f;
      residual[at] = scale * difference;
      sum = FMA(difference, difference, sum);
    }
  }
  sums[ITEM] = sum;
  add_up(sums);
  if (ITEM == 0) {
    losses[network] = sums[0] / samples;
  }
}
