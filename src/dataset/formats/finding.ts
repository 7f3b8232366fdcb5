import type { TableRole } from '../corrections.ts';
import { shapeText } from '../files/shape.ts';

/** What a file is to a dataset. */
export type Role =
  | 'manifest'
  | 'bundle archive'
  | 'decoder'
  | 'encoder'
  | 'table'
  | 'array'
  | 'firings'
  | 'cooccurrence'
  | 'labels'
  | 'columns'
  | 'words'
  | 'pairs'
  | 'categories'
  | 'configuration'
  | 'projector'
  | 'tensor'
  | 'activations'
  | 'offsets'
  | 'layout'
  | 'strongest'
  | 'tokenizer'
  | 'aside'
  | 'unknown';

/** A tensor, or a column of lists, that may be the decoder. */
export interface TensorChoice {
  readonly name: string;
  /** a size is NaN when it differs from row to row */
  readonly shape: readonly number[];
}

/** What the user may correct about a file, and what is taken now. */
export interface Choices {
  /** what may be the decoder; empty when there is only one possibility */
  readonly tensors: readonly TensorChoice[];
  /** the tensor that is taken; empty when none is */
  readonly tensor: string;
  /** whether the decoder may stand the other way round */
  readonly turns: boolean;
  /** columns that may be the labels; empty when there is only one */
  readonly columns: readonly string[];
  /** the column that is taken; empty when none is */
  readonly label: string;
  /** what a text table is taken for that could be labels or vectors; absent when it could not */
  readonly table?: TableRole;
  /** what a stored value exceeds where a feature fires; absent for a file that stores no values */
  readonly threshold?: number;
  /** whether features of which a file may lack firings are left out; absent for a file of which this is no question */
  readonly complete?: boolean;
  /** the encoding that a text is read in; empty if it is not recognised, absent for UTF-8 and UTF-16 */
  readonly encoding?: string;
  /** whether a sample of the features is read; absent for a decoder that no sample is offered of */
  readonly sampled?: boolean;
}

/** What a parser found in a file: plain data. */
export interface Finding {
  readonly role: Role;
  /** in words, for the screen */
  readonly what: string;
  /** such as `[4096, 160]`; empty when the file has no size to show */
  readonly shape: string;
  /** why the file cannot be used, a sentence; it comes with choices that may mend it */
  readonly fault?: string;
  /** what the user may correct; absent when there is nothing to choose */
  readonly choices?: Choices;
}

/** A finding. */
export const found = (role: Role, what: string, shape: string | readonly number[] = ''): Finding => ({
  role,
  what,
  shape: typeof shape === 'string' ? shape : shapeText(shape),
});

const NO_CHOICES: Choices = { tensors: [], tensor: '', turns: false, columns: [], label: '' };

/** A finding with what the user may correct. */
export const withChoices = <T extends Finding>(finding: T, choices: Partial<Choices>): T => ({
  ...finding,
  choices: { ...NO_CHOICES, ...choices },
});

/** A finding with the column that its labels come from, when there are several to choose from. */
export const withColumns = (finding: Finding, columns: readonly string[], label: string): Finding =>
  columns.length > 1 ? withChoices(finding, { columns, label }) : finding;

/** A number of things in words, such as `1,024 lines`. */
export const counted = (count: number, things: string): string => `${count.toLocaleString('en')} ${things}`;
