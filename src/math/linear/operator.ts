/**
 * A symmetric linear map on vectors of length n, applied to `width` vectors at once: `v` and the answer
 * are `[n, width]`, row-major. With width 1 it is a map from a vector to a vector. It may reuse the array
 * that it answers with, but must not keep or change `v`.
 */
export type Operator = (v: Float64Array, width: number) => Float64Array | Promise<Float64Array>;
