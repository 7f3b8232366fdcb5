import { isGzip } from '../../files/inflate.ts';
import { endsAs } from '../format.ts';
import { TEXT_ENDINGS } from './format.ts';

/** Endings of files that may begin as text and are no tables of vectors. */
const OTHERS = /\.(npy|npz|safetensors|parquet|json|jsonl|yaml|zip|pt|pth|bin|pkl|pickle|ckpt)(\.gz)?$/i;

/**
 * Whether a file is taken for a text table: by its name (`.txt`, `.vec`, `.csv`, `.tsv`, gzipped or not) or, when the
 * name says nothing, because it begins as text.
 *
 * @param start  the file's first bytes
 * @param name  its name or its path
 */
export function isTextTable(start: Uint8Array, name: string): boolean {
  if (endsAs(name, TEXT_ENDINGS)) return true;
  if (OTHERS.test(name)) return false;
  return start.length > 0 && !isGzip(start) && !start.subarray(0, 1024).includes(0);
}
