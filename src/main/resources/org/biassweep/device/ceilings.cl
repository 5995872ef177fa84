/* What a device does at most. GROUP_ITEMS work-items are a group; CHAINS multiply-adds do not wait for one another. */

/* Of so many groups: from one end of memory to the other, side by side. */
KERNEL copy(GLOBAL const float4 *from, GLOBAL float4 *to, const int groups, const int count)
{
  for (int i = GROUP * GROUP_ITEMS + ITEM; i < count; i += groups * GROUP_ITEMS) {
    to[i] = from[i];
  }
}

/* Every work-item: CHAINS times rounds multiply-adds; the sums are written so that they are made. */
KERNEL multiply_add(GLOBAL float *sums, const float factor, const int rounds)
{
  float chain[CHAINS];
  for (int i = 0; i < CHAINS; i++) {
    chain[i] = ITEM + i;
  }
  for (int round = 0; round < rounds; round++) {
    for (int i = 0; i < CHAINS; i++) {
      chain[i] = FMA(chain[i], factor, factor);
    }
  }
  float sum = 0.0f;
  for (int i = 0; i < CHAINS; i++) {
    sum += chain[i];
  }
  sums[GROUP * GROUP_ITEMS + ITEM] = sum;
}
