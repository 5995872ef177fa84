
/*
 * Full-batch bias learning of many recurrent networks at once, by back-propagation through time:
 *
 *   r[t+1] = -alpha r[t] + beta phi(W r[t] + B u[t] + b), y[t] = A r[t],
 *   lambda[t] = -alpha lambda[t+1] + W^T delta[t] + A^T e[t], delta[t] = beta lambda[t+1] phi'[t],
 *
 * with lambda and e the derivatives of the loss by r and y; the sum of delta over times and trajectories is the
 * gradient. Times are counted from where networks begin: a lead of steps comes before the horizon, whose outputs the
 * loss sees. learning.cl and products.cl stand before it. Networks have OUTPUTS outputs, given as a macro. Numbers are
 * only ever added in an order that the sizes of a network decide: it has the same bits whatever is trained beside it.
 *
 * Layouts, all rows of a stride that is a multiple of PRODUCT_SIZE and at least the number of trajectories, units
 * those of all networks, one after the other:
 *   weights        W of network after network, row after row
 *   input_weights  units x seen, B
 *   readout        units x l, A^T
 *   inputs         u: times x seen x stride, zero beyond the trajectories
 *   targets        horizon x l x stride
 *   states         r: (times + 1) x units x stride
 *   activities     phi, replaced by delta on the way back: times x units x stride
 *   lambdas        units x stride, of the time that was last gone back to
 *   results        y: horizon x l x stride a network; so are residuals, e, zero beyond the trajectories
 *   blocks         first unit, number of units, at most PRODUCT_SIZE, network; three numbers a block
 *   networks       first unit, number of units, first weight; three numbers a network
 */
/* A group a block: its units from a time to the next. */
KERNEL step_forward(
    GLOBAL const int *active, GLOBAL const int *blocks, GLOBAL const int *networks, GLOBAL const float *weights,
    GLOBAL const float *input_weights, GLOBAL const float *inputs, GLOBAL const float *biases, GLOBAL float *states,
    GLOBAL float *activities, const int time, const int units, const int seen, const int stride, const float alpha,
    const float beta, const int is_tanh)
{
  LOCAL float left[PRODUCT_TILE];
  LOCAL float right[PRODUCT_TILE];
  const int block = active[GROUP];
  const int first = blocks[3 * block];
  const int count = blocks[3 * block + 1];
  const int network = blocks[3 * block + 2];
  const int start = networks[3 * network];
  const int width = networks[3 * network + 1];
  const size_t size = (size_t) units * stride;
  GLOBAL const float *rows = weights + networks[3 * network + 2] + (size_t) (first - start) * width;
  GLOBAL const float *input_rows = input_weights + (size_t) first * seen;
  GLOBAL const float *input = inputs + (size_t) time * seen * stride;
  GLOBAL const float *all = states + time * size + (size_t) start * stride;
  GLOBAL const float *now = states + time * size + (size_t) first * stride;
  GLOBAL float *next = states + (time + 1) * size + (size_t) first * stride;
  GLOBAL float *activity = activities + time * size + (size_t) first * stride;
  for (int from = 0; from < stride; from += PRODUCT_SIZE) {
    float sums[PRODUCT_SHARE * PRODUCT_SHARE];
    for (int i = 0; i < PRODUCT_SHARE * PRODUCT_SHARE; i++) {
      sums[i] = 0.0f;
    }
    add_product(rows, count, width, 1, all + from, PRODUCT_SIZE, stride, 1, width, left, right, sums);
    add_product(input_rows, count, seen, 1, input + from, PRODUCT_SIZE, stride, 1, seen, left, right, sums);
    for (int r = 0; r < PRODUCT_SHARE; r++) {
      const int row = PRODUCT_ROW(r);
      for (int c = 0; c < PRODUCT_SHARE && row < count; c++) {
        const int at = row * stride + from + PRODUCT_COLUMN(c);
        const float h = sums[r * PRODUCT_SHARE + c] + biases[first + row];
        const float phi = is_tanh ? TANH(h) : RELU(h);
        activity[at] = phi;
        next[at] = FMA(beta, phi, -alpha * now[at]);
      }
    }
  }
}

/* A group a network and time of the horizon: its outputs. */
KERNEL read_out(
    GLOBAL const int *active, GLOBAL const int *networks, GLOBAL const float *readout, GLOBAL const float *states,
    GLOBAL float *results, const int lead, const int horizon, const int units, const int stride)
{
  const int network = active[GROUP / horizon];
  const int time = GROUP % horizon;
  const int start = networks[3 * network];
  const int width = networks[3 * network + 1];
  GLOBAL const float *weights = readout + (size_t) start * OUTPUTS;
  GLOBAL const float *state = states + ((size_t) (lead + time + 1) * units + start) * stride;
  GLOBAL float *result = results + ((size_t) network * horizon + time) * OUTPUTS * stride;
  for (int at = ITEM; at < OUTPUTS * stride; at += GROUP_ITEMS) {
    const int k = at / stride;
    const int column = at % stride;
    float sum = 0.0f;
    for (int unit = 0; unit < width; unit++) {
      sum = FMA(weights[unit * OUTPUTS + k], state[(size_t) unit * stride + column], sum);
    }
    result[at] = sum;
  }
}

/*
 * A group a network: the derivative of its loss by its outputs, and the loss; velocity and force are the weights of
 * penalties, divided by the number of trajectories.
 */
KERNEL compare(
    GLOBAL const int *active, GLOBAL const float *results, GLOBAL const float *targets, GLOBAL float *residuals,
    GLOBAL float *losses, const int trajectories, const int horizon, const int stride, const float velocity,
    const float force)
{
  LOCAL float parts[GROUP_ITEMS];
  const int network = active[GROUP];
  const int size = OUTPUTS * stride;
  const float mean = 1.0f / ((float) trajectories * horizon);
  GLOBAL const float *result = results + (size_t) network * horizon * size;
  GLOBAL const float *last = result + (size_t) (horizon - 1) * size;
  GLOBAL float *residual = residuals + (size_t) network * horizon * size;
  float sum = 0.0f;
  for (int at = ITEM; at < horizon * size; at += GROUP_ITEMS) {
    const int back = horizon - 1 - at / size;
    const int n = at % size;
    float by = 0.0f;
    if (n % stride < trajectories) {
      const float difference = result[at] - targets[at];
      by = 2.0f * mean * difference;
      sum = FMA(mean * difference, difference, sum);
      if (velocity > 0.0f && back < 2) {
        const float v = last[n] - last[n - size];
        by += 2.0f * velocity * (back == 0 ? v : -v);
        sum += back == 0 ? velocity * v * v : 0.0f;
      }
      if (force > 0.0f && back < 3) {
        const float f = last[n] - 2.0f * last[n - size] + last[n - 2 * size];
        by += 2.0f * force * (back == 1 ? -2.0f * f : f);
        sum += back == 0 ? force * f * f : 0.0f;
      }
    }
    residual[at] = by;
  }
  parts[ITEM] = sum;
  add_up(parts);
  if (ITEM == 0) {
    losses[network] = parts[0];
  }
}

/*
 * A group a block, a time > 0: lambda of the time, delta of the time before, and what it adds to the gradient. What
 * columns beyond the trajectories compute is left out.
 */
KERNEL step_back(
    GLOBAL const int *active, GLOBAL const int *blocks, GLOBAL const int *networks, GLOBAL const float *weights,
    GLOBAL const float *readout, GLOBAL const float *residuals, GLOBAL float *activities, GLOBAL float *lambdas,
    GLOBAL float *gradients, const int time, const int lead, const int horizon, const int units, const int trajectories,
    const int stride, const float alpha, const float beta, const int is_tanh)
{
  LOCAL float left[PRODUCT_TILE];
  LOCAL float right[PRODUCT_TILE];
  LOCAL float parts[PRODUCT_SIZE * 8];
  const int is_last = time == lead + horizon;
  const int block = active[GROUP];
  const int first = blocks[3 * block];
  const int count = blocks[3 * block + 1];
  const int network = blocks[3 * block + 2];
  const int start = networks[3 * network];
  const int width = networks[3 * network + 1];
  const size_t size = (size_t) units * stride;
  GLOBAL const float *columns = weights + networks[3 * network + 2] + (first - start);
  GLOBAL const float *readout_rows = readout + (size_t) first * OUTPUTS;
  GLOBAL float *before = activities + (time - 1) * size + (size_t) first * stride;
  GLOBAL float *lambda = lambdas + (size_t) first * stride;
  float totals[PRODUCT_SHARE];
  for (int r = 0; r < PRODUCT_SHARE; r++) {
    totals[r] = 0.0f;
  }
  for (int from = 0; from < stride; from += PRODUCT_SIZE) {
    float sums[PRODUCT_SHARE * PRODUCT_SHARE];
    for (int r = 0; r < PRODUCT_SHARE; r++) {
      const int row = PRODUCT_ROW(r);
      for (int c = 0; c < PRODUCT_SHARE; c++) {
        const int at = row * stride + from + PRODUCT_COLUMN(c);
        sums[r * PRODUCT_SHARE + c] = is_last || row >= count ? 0.0f : -alpha * lambda[at];
      }
    }
    if (!is_last) {
      GLOBAL const float *delta = activities + time * size + (size_t) start * stride + from;
      add_product(columns, count, 1, width, delta, PRODUCT_SIZE, stride, 1, width, left, right, sums);
    }
    if (time > lead) {
      GLOBAL const float *residual =
          residuals + ((size_t) network * horizon + (time - lead - 1)) * OUTPUTS * stride + from;
      add_product(readout_rows, count, OUTPUTS, 1, residual, PRODUCT_SIZE, stride, 1, OUTPUTS, left, right, sums);
    }
    for (int r = 0; r < PRODUCT_SHARE; r++) {
      const int row = PRODUCT_ROW(r);
      for (int c = 0; c < PRODUCT_SHARE && row < count; c++) {
        const int column = from + PRODUCT_COLUMN(c);
        const int at = row * stride + column;
        const float derivative = sums[r * PRODUCT_SHARE + c];
        const float phi = before[at];
        const float slope = is_tanh ? 1.0f - phi * phi : phi > 0.0f ? 1.0f : 0.0f;
        const float delta = column < trajectories && slope != 0.0f ? beta * derivative * slope : 0.0f;
        lambda[at] = derivative;
        before[at] = delta;
        totals[r] += delta;
      }
    }
  }
  for (int r = 0; r < PRODUCT_SHARE; r++) {
    parts[PRODUCT_ROW(r) * 8 + ITEM % 8] = totals[r];
  }
  BARRIER;
  if (ITEM < count) {
    float sum = is_last ? 0.0f : gradients[first + ITEM];
    for (int i = 0; i < 8; i++) {
      sum += parts[ITEM * 8 + i];
    }
    gradients[first + ITEM] = sum;
  }
}

/*
 * A group a network: its gradient, cut down to a norm of at most its clip, and the step of its biases. The norm is
 * computed in units of the largest number, whose square might be infinite. After a loss that is not finite no bias is
 * a number.
 */
KERNEL descend(
    GLOBAL const int *active, GLOBAL const int *networks, GLOBAL const float *losses, GLOBAL const float *gradients,
    GLOBAL const float *clips, GLOBAL const float *rates, GLOBAL float *biases, GLOBAL float *mean,
    GLOBAL float *square, const int first_rate, const float square_correction)
{
  LOCAL float parts[GROUP_ITEMS];
  const int network = active[GROUP];
  const int start = networks[3 * network];
  const int end = start + networks[3 * network + 1];
  float most = 0.0f;
  for (int unit = start + ITEM; unit < end; unit += GROUP_ITEMS) {
    const float size = gradients[unit] < 0.0f ? -gradients[unit] : gradients[unit];
    most = size > most ? size : most;
  }
  parts[ITEM] = most;
  BARRIER;
  for (int half_size = GROUP_ITEMS / 2; half_size > 0; half_size /= 2) {
    if (ITEM < half_size && parts[ITEM + half_size] > parts[ITEM]) {
      parts[ITEM] = parts[ITEM + half_size];
    }
    BARRIER;
  }
  const float largest = parts[0] > 0.0f ? parts[0] : 1.0f;
  BARRIER;
  float sum = 0.0f;
  for (int unit = start + ITEM; unit < end; unit += GROUP_ITEMS) {
    const float share = gradients[unit] / largest;
    sum = FMA(share, share, sum);
  }
  parts[ITEM] = sum;
  add_up(parts);
  const float root = SQRT(parts[0]);
  const float factor = largest * root > clips[network] ? clips[network] / largest / root : 1.0f;
  const float zero_or_none = losses[network] - losses[network];
  for (int unit = start + ITEM; unit < end; unit += GROUP_ITEMS) {
    const float gradient = factor * gradients[unit] + zero_or_none;
    take_step(biases, mean, square, unit, gradient, rates[first_rate + network], square_correction);
  }
}
