/** The kernels compiled by vite.kernels.ts, as base64 of the same sources with two sets of features. */
declare module 'virtual:kernels' {
  export const simd: string;
  export const relaxedSimd: string;
}
