import type { Corrections } from '../corrections.ts';
import type { ElementType } from '../files/elements.ts';
import type { ParquetTable } from '../files/parquet/parquet.ts';
import type { Tensors } from '../files/tensors.ts';
import type { BinaryWords } from '../files/wordVectors.ts';
import type { TextHead } from '../files/text/head.ts';
import type { OpenedFile } from '../sources/source.ts';
import type { Finding, Role } from './finding.ts';
import type { SaeSizes } from './sae/configuration.ts';

/** What is known about a file from its name and the head of its container, before a format parses it. */
export interface Head {
  /** without its folder */
  readonly name: string;
  /** in bytes */
  readonly size: number;
  /** the value of a JSON file */
  readonly json?: { readonly value: unknown };
  /** the names of the members of a zip archive */
  readonly members?: readonly string[];
  /** the arrays of an `.npz` or safetensors file; a bundle's archive has none */
  readonly tensors?: Tensors;
  /** the only array of a `.npy` file; the type is null for a gzipped file */
  readonly array?: { readonly shape: readonly number[]; readonly type: ElementType | null };
  /** a Parquet file, whose columns are read when they are asked for */
  readonly parquet?: ParquetTable;
  /** the beginning of word vectors in binary form */
  readonly binaryWords?: BinaryWords;
  /** the first rows of a text file */
  readonly text?: TextHead;
  /** the encoding of a text file; absent for UTF-8 and UTF-16 */
  readonly encoding?: string;
}

/** How a file is read: what the user says about it, and what its checkpoint's configuration says. */
export interface Reading {
  readonly corrections: Corrections;
  readonly sizes: SaeSizes;
}

/** What loads when a file of a format is looked at more closely than its head. */
export interface FormatParser {
  /**
   * Says what a file holds.
   *
   * @throws DataError when the file is damaged or contradicts itself
   */
  describe(head: Head, file: OpenedFile, reading: Reading): Finding | Promise<Finding>;
}

/**
 * A format that files come in. The description is always at hand, so it must stay light: it imports types and names
 * only. Everything that parses is behind `load`.
 */
export interface Format {
  /** short and unique, such as `firings` */
  readonly id: string;
  /** what a file of this format is to a dataset; what `describe` finds may differ */
  readonly role: Role;
  /** the format's name, for the document */
  readonly label: string;
  /** what a file holds and how it is recognised, for the document */
  readonly holds: string;
  /** the endings of its files' names, with the dot, in lower case */
  readonly endings: readonly string[];
  /** the endings that make an address or a path open as a dataset by itself, or say why it does not */
  readonly opensAlone?: readonly string[];
  /** whether its files describe other files beside them, by which a dataset opens */
  readonly describesFiles?: boolean;
  /** whether a repository offers its files to be opened as layers */
  readonly checkpoint?: boolean;
  /** names of files beside checkpoints that are no checkpoints; a repository does not offer them */
  readonly besideCheckpoints?: RegExp;
  /** how the hint for dropped files calls it; absent when it is not worth a mention */
  readonly hint?: string;
  /** Whether a file looks like this format. The first format of the list that a file looks like is taken. */
  readonly looks: (head: Head, corrections: Corrections) => boolean;
  /** Loads what parses it. */
  readonly load: () => Promise<FormatParser>;
}

/** Whether a name ends as the names of some files do, in upper or lower case. */
export const endsAs = (name: string, endings: readonly string[]): boolean => {
  const lower = name.toLowerCase();
  return endings.some((ending) => lower.endsWith(ending));
};

/** Endings together with those of the gzipped files. */
export const orGzipped = (...endings: readonly string[]): string[] =>
  endings.flatMap((ending) => [ending, `${ending}.gz`]);
