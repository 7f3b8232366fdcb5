/** What a similarity may exceed the line, or a draw, by without being beyond it: products in single precision differ by this. */
export const ROUNDING = 1e-6;
