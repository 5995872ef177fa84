
/*
 * What networks of every kind learn by. GROUP_ITEMS work-items, a power of two, are a group; BETA_1, BETA_2 and
 * EPSILON of Adam are given as macros.
 */
#ifndef RELU
/* Unlike a maximum, lets what is not a number through. */
#define RELU(a) ((a) < 0.0f ? 0.0f : (a))

/* A step of Adam against the gradient by a bias. */
FUNCTION void take_step(
    GLOBAL float *biases, GLOBAL float *mean, GLOBAL float *square, const int unit, const float gradient,
    const float rate, const float square_correction)
{
  mean[unit] = BETA_1 * mean[unit] + (1.0f - BETA_1) * gradient;
  square[unit] = BETA_2 * square[unit] + (1.0f - BETA_2) * gradient * gradient;
  biases[unit] -= rate * mean[unit] / (SQRT(square[unit]) * square_correction + EPSILON);
}

/* Adds up what each item of a group left in local memory, always in the same order; the sum is then at 0, for all of them. */
FUNCTION void add_up(LOCAL_POINTER float *parts)
{
  BARRIER;
  for (int half_size = GROUP_ITEMS / 2; half_size > 0; half_size /= 2) {
    if (ITEM < half_size) {
      parts[ITEM] += parts[ITEM + half_size];
    }
    BARRIER;
  }
}
#endif
