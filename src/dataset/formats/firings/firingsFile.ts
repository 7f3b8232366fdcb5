import { zipSync } from 'fflate';
import type { Firings } from '../../../math/matrices/firings.ts';
import { writeNpy } from '../../files/npy.ts';
import { ZIP_DATE } from '../../files/zipDate.ts';

/** What is stored together with firings. */
export interface FiringsNotes {
  /** `[blocks]`; null if blocks carry no categories */
  readonly category: Uint8Array | null;
  /** the document of each block, `[blocks]` */
  readonly document: Uint32Array;
  /** the rule that made them */
  readonly threshold: number;
  readonly blockLength: number;
}

/** Writes firings in the form that `readFiringsNpz` and `numpy.load` read. The same firings give the same bytes. */
export function writeFiringsNpz(
  { blocks, features, indptr, indices }: Firings,
  { category, document, threshold, blockLength }: FiringsNotes,
): Uint8Array {
  const arrays: Record<string, Uint8Array> = {
    'indptr.npy': writeNpy(indptr, [blocks + 1]),
    'indices.npy': writeNpy(indices, [indices.length]),
    ...(category && { 'category.npy': writeNpy(category, [blocks]) }),
    'document.npy': writeNpy(document, [blocks]),
    'shape.npy': writeNpy(Int32Array.of(blocks, features), [2]),
    'threshold.npy': writeNpy(Float64Array.of(threshold), [1]),
    'block_length.npy': writeNpy(Int32Array.of(blockLength), [1]),
  };
  return zipSync(arrays, { level: 6, mtime: ZIP_DATE });
}
