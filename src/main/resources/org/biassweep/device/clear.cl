
/* A group a row of ROW numbers, the last of which has fewer: zeros. */
KERNEL clear(GLOBAL float *numbers, const int rows, const int count_of_last)
{
  GLOBAL float *row = numbers + (size_t) GROUP * ROW;
  const int count = GROUP == rows - 1 ? count_of_last : ROW;
  for (int n = ITEM; n < count; n += GROUP_ITEMS) {
    row[n] = 0.0f;
  }
}
