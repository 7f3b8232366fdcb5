import type { Finding } from '../formats/finding.ts';

/** A file and what was recognised in it: plain data. */
export interface RecognisedFile extends Finding {
  readonly path: string;
  /** the `id` of its format in the list of formats; empty when no format fits */
  readonly format: string;
  /** why the file cannot be used, a sentence; empty when it can */
  readonly fault: string;
}

/** The part of a recognised file that decides which files belong together. */
export type PairedFile = Pick<RecognisedFile, 'path' | 'role' | 'fault'>;
