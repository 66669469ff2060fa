/**
 * The largest finite binary32 number (IEEE 754). `format: float` bounds a number to plus and minus
 * this; `format: double` allows every JSON number that a double holds, and so says nothing.
 */
export const LARGEST_FLOAT = 3.4028234663852886e38;
