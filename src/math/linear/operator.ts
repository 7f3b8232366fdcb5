/**
 * A symmetric linear map on vectors of length n, applied to `width` vectors at once: `v` and the result are
 * `[n, width]`, row-major. It may reuse the array that it returns, but must not keep or change `v`.
 */
export type Operator = (v: Float64Array, width: number) => Float64Array | Promise<Float64Array>;
