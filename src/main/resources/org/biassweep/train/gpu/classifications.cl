
/*
 * Bias learning of many classifiers at once, by minibatches; learning.cl and products.cl stand before it.
 *
 * An item of a group is a unit while gradients are summed. MINIBATCH_SHARE samples are looked at together. Networks
 * have OUTPUTS outputs, classes. Both are given as macros. Numbers are only ever added in an order that the sizes of a
 * network decide: it has the same bits whatever is trained beside it.
 *
 * Layouts, where N is the number of samples and stride at least that of a minibatch, a multiple of MINIBATCH_SHARE:
 *   preactivations  N x m a network, the networks one after the other: sample after sample
 *   readout         l x units, the units of all networks one after the other
 *   residuals       l x stride a network: the derivative of its loss by its outputs at a minibatch
 *   partials        l x stride a block: what its units contribute to the outputs at a minibatch
 *   blocks          first unit, number of units, network; three numbers a block
 *   networks        first block, number of blocks; two numbers a network
 *   orders          in which samples are taken, one order after the other; each network has the number of one
 */
/* Samples whose activities a group has at hand together. */
#define TILE_SAMPLES 32

/*
 * A group a tile: W x of PRODUCT_SIZE samples and as many units of one network. Of a tile of units there are four
 * numbers: its first unit, how many, the first unit of their network, and how many that has.
 */
KERNEL make_products(
    GLOBAL const int *tiles, GLOBAL const float *weights, GLOBAL const float *x, GLOBAL float *preactivations,
    const int inputs, const int samples, const int first_sample, const int count)
{
  LOCAL float left[PRODUCT_TILE];
  LOCAL float right[PRODUCT_TILE];
  const int tiles_of_samples = (count - 1) / PRODUCT_SIZE + 1;
  GLOBAL const int *tile = tiles + 4 * (GROUP / tiles_of_samples);
  const int sample = GROUP % tiles_of_samples * PRODUCT_SIZE;
  const int unit = tile[0] - tile[2];
  const int width = tile[3];
  float sums[PRODUCT_SHARE * PRODUCT_SHARE];
  for (int i = 0; i < PRODUCT_SHARE * PRODUCT_SHARE; i++) {
    sums[i] = 0.0f;
  }
  add_product(
      x + (size_t) sample * inputs, count - sample, inputs, 1, weights + (size_t) tile[0] * inputs, tile[1], 1, inputs,
      inputs, left, right, sums);
  GLOBAL float *made =
      preactivations + (size_t) tile[2] * samples + (size_t) (first_sample + sample) * width + unit;
  for (int r = 0; r < PRODUCT_SHARE; r++) {
    for (int c = 0; c < PRODUCT_SHARE; c++) {
      if (PRODUCT_ROW(r) < count - sample && PRODUCT_COLUMN(c) < tile[1]) {
        made[(size_t) PRODUCT_ROW(r) * width + PRODUCT_COLUMN(c)] = sums[r * PRODUCT_SHARE + c];
      }
    }
  }
}

/*
 * A group a block: the gradient of its biases at a minibatch, whose residuals there are, their step, and what they
 * then contribute to the outputs at the next minibatch. Where the former has no samples, biases and Adam's means stay
 * as they are. The samples of a minibatch are at first of an order, and the order numbered i begins at i times
 * order_stride.
 */
KERNEL step_minibatch(
    GLOBAL const int *active, GLOBAL const int *blocks, GLOBAL const int *networks, GLOBAL const int *order_numbers,
    GLOBAL const int *orders, GLOBAL const int *next_orders, GLOBAL const float *preactivations,
    GLOBAL const float *readout, GLOBAL const float *residuals, GLOBAL const float *rates, GLOBAL float *biases,
    GLOBAL float *mean, GLOBAL float *square, GLOBAL float *partials, const int samples, const int all_units,
    const int stride, const int order_stride, const int first, const int count, const int next_order_stride,
    const int next_first, const int next_count, const int first_rate, const float square_correction)
{
  LOCAL float activities[TILE_SAMPLES * (GROUP_ITEMS + 1)];
  const int block = active[GROUP];
  const int network = blocks[3 * block + 2];
  const int last = networks[2 * network] + networks[2 * network + 1] - 1;
  const int first_unit = blocks[3 * networks[2 * network]];
  const int width = blocks[3 * last] + blocks[3 * last + 1] - first_unit;
  GLOBAL const float *rows = preactivations + (size_t) first_unit * samples;
  GLOBAL const float *residual = residuals + (size_t) network * OUTPUTS * stride;
  GLOBAL float *partial = partials + (size_t) block * OUTPUTS * stride;
  GLOBAL const int *chosen = orders + (size_t) order_numbers[network] * order_stride + first;
  GLOBAL const int *next = next_orders + (size_t) order_numbers[network] * next_order_stride + next_first;
  for (int from = 0; from < blocks[3 * block + 1]; from += GROUP_ITEMS) {
    const int left = blocks[3 * block + 1] - from;
    const int units = left < GROUP_ITEMS ? left : GROUP_ITEMS;
    const int first_of_tile = blocks[3 * block] + from;
    const int unit = first_of_tile + ITEM;
    GLOBAL const float *column = rows + (unit - first_unit);
    const float bias = ITEM < units ? biases[unit] : 0.0f;
    float moved = bias;
    if (ITEM < units && count > 0) {
      float gradient = 0.0f;
      for (int n = 0; n < count; n += MINIBATCH_SHARE) {
        float back[MINIBATCH_SHARE];
        for (int i = 0; i < MINIBATCH_SHARE; i++) {
          back[i] = 0.0f;
        }
        for (int k = 0; k < OUTPUTS; k++) {
          const float weight = readout[(size_t) k * all_units + unit];
          for (int i = 0; i < MINIBATCH_SHARE; i++) {
            back[i] = FMA(weight, residual[k * stride + n + i], back[i]);
          }
        }
        for (int i = 0; i < MINIBATCH_SHARE; i++) {
          if (n + i < count) {
            gradient += column[(size_t) chosen[n + i] * width] + bias > 0.0f ? back[i] : 0.0f;
          }
        }
      }
      take_step(biases, mean, square, unit, gradient, rates[first_rate + network], square_correction);
      moved = biases[unit];
    }
    for (int tile = 0; tile < next_count; tile += TILE_SAMPLES) {
      const int most = next_count - tile < TILE_SAMPLES ? next_count - tile : TILE_SAMPLES;
      BARRIER;
      for (int n = 0; n < most && ITEM < units; n++) {
        activities[n * (GROUP_ITEMS + 1) + ITEM] = RELU(column[(size_t) next[tile + n] * width] + moved);
      }
      BARRIER;
      for (int at = ITEM; at < OUTPUTS * TILE_SAMPLES; at += GROUP_ITEMS) {
        const int n = at % TILE_SAMPLES;
        const int k = at / TILE_SAMPLES;
        if (n < most) {
          GLOBAL const float *weights = readout + (size_t) k * all_units + first_of_tile;
          float output = from == 0 ? 0.0f : partial[k * stride + tile + n];
          for (int j = 0; j < units; j++) {
            output = FMA(weights[j], activities[n * (GROUP_ITEMS + 1) + j], output);
          }
          partial[k * stride + tile + n] = output;
        }
      }
    }
  }
}

/* A group a network: its outputs at a minibatch, block after block, residuals and mean loss, softmax cross-entropy. */
KERNEL sum_classes(
    GLOBAL const int *active, GLOBAL const int *networks, GLOBAL const int *order_numbers, GLOBAL const int *orders,
    GLOBAL const int *labels, GLOBAL const float *partials, GLOBAL float *residuals, GLOBAL float *losses,
    const int stride, const int order_stride, const int first, const int count)
{
  LOCAL float sums[GROUP_ITEMS];
  const int network = active[GROUP];
  const int size = OUTPUTS * stride;
  GLOBAL const float *partial = partials + (size_t) networks[2 * network] * size;
  GLOBAL const int *chosen = orders + (size_t) order_numbers[network] * order_stride + first;
  float sum = 0.0f;
  for (int n = ITEM; n < count; n += GROUP_ITEMS) {
    GLOBAL float *residual = residuals + (size_t) network * size + n;
    const int label = labels[chosen[n]];
    for (int k = 0; k < OUTPUTS; k++) {
      float output = 0.0f;
      for (int block = 0; block < networks[2 * network + 1]; block++) {
        output += partial[(size_t) block * size + k * stride + n];
      }
      residual[k * stride] = output;
    }
    /* Begins with the label's, so that nothing is larger where that is not a number. */
    int largest = label;
    for (int k = 0; k < OUTPUTS; k++) {
      largest = residual[k * stride] > residual[largest * stride] ? k : largest;
    }
    const float top = residual[largest * stride];
    const float own = residual[label * stride];
    float others = 0.0f;
    for (int k = 0; k < OUTPUTS; k++) {
      const float power = EXP(residual[k * stride] - top);
      others += k == largest ? 0.0f : power;
      residual[k * stride] = power;
    }
    for (int k = 0; k < OUTPUTS; k++) {
      residual[k * stride] = (residual[k * stride] / (1.0f + others) - (k == label ? 1.0f : 0.0f)) / count;
    }
    sum += LOG_1_PLUS(others) + (top - own);
  }
  sums[ITEM] = sum;
  add_up(sums);
  if (ITEM == 0) {
    losses[network] = sums[0] / count;
  }
}
