
/*
 * Products of matrices: a group of 64 items makes a tile of PRODUCT_SIZE x PRODUCT_SIZE numbers, each item
 * PRODUCT_SHARE x PRODUCT_SHARE of them, number (r, c) of which is at row PRODUCT_ROW(r) and column PRODUCT_COLUMN(c)
 * of the tile.
 */
#ifndef PRODUCT_DEPTH
#define PRODUCT_DEPTH 16
#define PRODUCT_SHARE (PRODUCT_SIZE / 8)
#define PRODUCT_ROW(r) (ITEM / 8 + 8 * (r))
#define PRODUCT_COLUMN(c) (ITEM % 8 + 8 * (c))
/* The numbers of local memory that each of a product's two tiles takes; a row is longer than it must be, for the banks. */
#define PRODUCT_TILE (PRODUCT_DEPTH * (PRODUCT_SIZE + 1))

/*
 * A part of a matrix to local memory: column q + from of its rows, as row q. Row i, column q is at from_memory[i * row
 * + q * column]; what lies beyond its rows and columns is zero. Items that are side by side read numbers that are.
 */
FUNCTION void take_tile(
    GLOBAL const float *from_memory, const int rows, const int columns, const int row, const int column, const int from,
    LOCAL_POINTER float *tile)
{
  for (int at = ITEM; at < PRODUCT_SIZE * PRODUCT_DEPTH; at += GROUP_ITEMS) {
    const int i = column == 1 ? at / PRODUCT_DEPTH : at % PRODUCT_SIZE;
    const int q = column == 1 ? at % PRODUCT_DEPTH : at / PRODUCT_SIZE;
    tile[q * (PRODUCT_SIZE + 1) + i] = i < rows && from + q < columns
        ? from_memory[(size_t) i * row + (size_t) (from + q) * column]
        : 0.0f;
  }
}

/*
 * Adds the tile of a product to sums, each number in the order of depth. Of the left matrix row i, column q is at
 * left[i * left_row + q * left_column]; of the right one row q, column j is at right[q * right_row + j *
 * right_column]. All items of a group call it together; the two local tiles are theirs until the next barrier.
 */
FUNCTION void add_product(
    GLOBAL const float *left, const int rows, const int left_row, const int left_column, GLOBAL const float *right,
    const int columns, const int right_row, const int right_column, const int depth, LOCAL_POINTER float *left_tile,
    LOCAL_POINTER float *right_tile, float *sums)
{
  for (int from = 0; from < depth; from += PRODUCT_DEPTH) {
    BARRIER;
    take_tile(left, rows, depth, left_row, left_column, from, left_tile);
    take_tile(right, columns, depth, right_column, right_row, from, right_tile);
    BARRIER;
    const int most = depth - from < PRODUCT_DEPTH ? depth - from : PRODUCT_DEPTH;
    for (int q = 0; q < most; q++) {
      for (int r = 0; r < PRODUCT_SHARE; r++) {
        const float factor = left_tile[q * (PRODUCT_SIZE + 1) + PRODUCT_ROW(r)];
        for (int c = 0; c < PRODUCT_SHARE; c++) {
          sums[r * PRODUCT_SHARE + c] =
              FMA(factor, right_tile[q * (PRODUCT_SIZE + 1) + PRODUCT_COLUMN(c)], sums[r * PRODUCT_SHARE + c]);
        }
      }
    }
  }
}
#endif
