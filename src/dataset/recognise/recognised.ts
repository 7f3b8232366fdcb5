import { shapeText } from '../files/shape.ts';
import type { TensorChoice } from '../formats/sae/sae.ts';

/** What a file is to a dataset. */
export type Role =
  | 'manifest'
  | 'bundle archive'
  | 'decoder'
  | 'table'
  | 'array'
  | 'firings'
  | 'cooccurrence'
  | 'labels'
  | 'words'
  | 'pairs'
  | 'categories'
  | 'configuration'
  | 'projector'
  | 'tensor'
  | 'activations'
  | 'offsets'
  | 'layout'
  | 'pickle'
  | 'unknown';

/** A file and what was recognised in it: plain data. */
export interface RecognisedFile {
  readonly path: string;
  readonly role: Role;
  /** in words, for the screen */
  readonly what: string;
  /** such as `[4096, 160]`; empty where there is none to tell */
  readonly shape: string;
  /** why the file cannot be used, a sentence; empty where it can */
  readonly fault: string;
  /** what a reader may correct; absent where there is nothing to choose */
  readonly choices?: Choices;
}

/** What of a file may be read otherwise, and how it is read. */
export interface Choices {
  /** what may be the decoder; empty where there is one thing only */
  readonly tensors: readonly TensorChoice[];
  /** the one that is taken; empty where none is */
  readonly tensor: string;
  /** whether the decoder may stand the other way round */
  readonly turns: boolean;
  /** columns that may be the labels; empty where there is one only */
  readonly columns: readonly string[];
  /** the one that is taken; empty where none is */
  readonly label: string;
}

/** What a file was found to be; a fault goes with choices that may mend it. */
export type Found = Omit<RecognisedFile, 'path' | 'fault'> & { readonly fault?: string };

const NO_CHOICES: Choices = { tensors: [], tensor: '', turns: false, columns: [], label: '' };

/** A finding with what of it may be corrected. */
export const withChoices = (what: Found, choices: Partial<Choices>): Found => ({
  ...what,
  choices: { ...NO_CHOICES, ...choices },
});

/** A finding with the column of its labels, which may be another where there are several. */
export const withColumns = (what: Found, columns: readonly string[], label: string): Found =>
  columns.length > 1 ? withChoices(what, { columns, label }) : what;

/** A finding. */
export const found = (role: Role, what: string, shape: string | readonly number[] = ''): Found => ({
  role,
  what,
  shape: typeof shape === 'string' ? shape : shapeText(shape),
});

/** Three lines of Python that turn a PyTorch pickle into safetensors. */
export const convertPickle = (name: string): string =>
  `import torch
from safetensors.torch import save_file
save_file(torch.load(${JSON.stringify(name)}, map_location="cpu", weights_only=True), "sae.safetensors")`;
