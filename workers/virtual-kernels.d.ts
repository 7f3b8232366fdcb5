/** The kernels compiled by vite.kernels.ts, as base64: the same sources with two sets of features. */
declare module 'virtual:kernels/*' {
  export const base64: string;
}
