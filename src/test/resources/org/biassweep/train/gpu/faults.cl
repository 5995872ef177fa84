
KERNEL write_together(GLOBAL float *numbers)
{
  numbers[0] = ITEM;
}

/* An item a number, and one further. */
KERNEL write_behind(GLOBAL float *numbers)
{
  numbers[ITEM + 1] = ITEM;
}
