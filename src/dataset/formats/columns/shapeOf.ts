import type { Head } from '../format.ts';

/** The shape of a file's `sparsity`; empty if it has none. */
export const shapeOf = async ({ tensors }: Head): Promise<readonly number[]> =>
  (await tensors?.shape('sparsity')) ?? [];
