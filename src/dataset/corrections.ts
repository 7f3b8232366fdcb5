import { encodingName, parseEncoding } from './textEncodings.ts';

/** What a table is to the features beside it: what they are like, or vectors. */
export type TableRole = 'labels' | 'vectors';

/** What the user says about files that do not say it themselves, or say it wrongly. */
export interface Corrections {
  /** the tensor, or the column of a table, that holds the decoder; if empty, it is found by its name */
  readonly tensor: string;
  /** the decoder the other way round than it is taken for */
  readonly transpose: boolean;
  /** the column that says what a row is; if empty, it is found by its name */
  readonly label: string;
  /** what a text table holds that could be either; if absent, its header, its name and the files beside it decide */
  readonly table?: TableRole;
  /** what a stored value exceeds where a feature fires; if absent, 0 */
  readonly threshold?: number;
  /** whether features are left out of which a file stores only the strongest firings; if absent, they stay */
  readonly complete?: boolean;
  /** how many features of a decoder are read: all, or a sample; if absent, all that fit */
  readonly sample?: SampleChoice;
  /** the encoding of texts that are not UTF-8, such as `windows-1250`; if absent, their letters decide */
  readonly encoding?: string;
}

/** How many features of a decoder are read: all, or a sample of some number with a seed. */
export type SampleChoice = 'all' | { readonly count: number; readonly seed: number };

/** No corrections. */
export const AS_FOUND: Corrections = { tensor: '', transpose: false, label: '' };

/** The seed of samples whose seed is not named. */
export const SAMPLE_SEED = 42;

// Characters that would end a name, in a link's list or in an address, are escaped; the rest stays readable.
const escaped = (name: string): string => name.replace(/[%,#]/g, encodeURIComponent);

/** A choice of rows, such as `all`, `32768` or `32768@7`. */
const printSample = (sample: SampleChoice): string =>
  sample === 'all' ? 'all' : `${sample.count}${sample.seed === SAMPLE_SEED ? '' : `@${sample.seed}`}`;

/** Reads a choice of rows as `all`, `32768` or `32768@7` (a number and a seed); null for another text. */
export function parseSample(text: string): SampleChoice | null {
  if (text === 'all') return text;
  const [, count, seed] = /^([1-9]\d{0,8})(?:@(\d{1,9}))?$/.exec(text) ?? [];
  return count === undefined ? null : { count: Number(count), seed: Number(seed ?? SAMPLE_SEED) };
}

/** Reads a threshold of stored values: a finite number; null for another text. */
export const parseThreshold = (text: string): number | null =>
  /^-?(\d+(\.\d+)?|\.\d+)(e[+-]?\d{1,2})?$/i.test(text) ? Number(text) : null;

/**
 * Corrections as the link writes them, such as `tensor:W_dec,transpose,label:explanation,table:labels`; empty for none.
 */
export const printCorrections = ({
  tensor,
  transpose,
  label,
  table,
  threshold,
  complete,
  sample,
  encoding,
}: Corrections): string =>
  [
    ...(tensor === '' ? [] : [`tensor:${escaped(tensor)}`]),
    ...(transpose ? ['transpose'] : []),
    ...(label === '' ? [] : [`label:${escaped(label)}`]),
    ...(table === undefined ? [] : [`table:${table}`]),
    ...(threshold === undefined ? [] : [`threshold:${threshold}`]),
    ...(complete ? ['complete'] : []),
    ...(sample === undefined ? [] : [`sample:${printSample(sample)}`]),
    ...(encoding === undefined ? [] : [`encoding:${encoding}`]),
  ].join(',');

/** Reads what `printCorrections` writes; null when it holds a word that is no correction. */
export function parseCorrections(text: string): Corrections | null {
  let parsed = AS_FOUND;
  for (const word of text.split(',').filter((one) => one !== '')) {
    const correction = parseWord(word);
    if (!correction) return null;
    parsed = { ...parsed, ...correction };
  }
  return parsed;
}

/** One correction of a link; null for another word. */
function parseWord(word: string): Partial<Corrections> | null {
  if (word === 'transpose') return { transpose: true };
  if (word === 'complete') return { complete: true };
  const [, key, name = ''] = /^(\w+):(.+)$/s.exec(word) ?? [];
  switch (key) {
    case 'tensor':
    case 'label': {
      const decoded = unescaped(name);
      return decoded === null ? null : { [key]: decoded };
    }
    case 'table': {
      const table = parseTableRole(name);
      return table && { table };
    }
    case 'threshold': {
      const threshold = parseThreshold(name);
      return threshold === null ? null : { threshold };
    }
    case 'sample': {
      const sample = parseSample(name);
      return sample && { sample };
    }
    case 'encoding': {
      const encoding = parseEncoding(name);
      return encoding === null ? null : { encoding };
    }
    default:
      return null;
  }
}

function unescaped(name: string): string | null {
  try {
    return decodeURIComponent(name);
  } catch {
    return null;
  }
}

/** The role of a table that a text names; null for another text. */
export const parseTableRole = (text: string): TableRole | null =>
  text === 'labels' || text === 'vectors' ? text : null;

/** Corrections of vectors in words, such as `decoder “D”, transposed`; empty for none. */
export const correctionsText = ({ tensor, transpose, label, table, encoding }: Corrections): string =>
  [
    ...(tensor === '' ? [] : [`decoder “${tensor}”`]),
    ...(transpose ? ['transposed'] : []),
    ...(label === '' ? [] : [`labels from “${label}”`]),
    ...(table === undefined ? [] : [`tables read as ${table}`]),
    ...(encoding === undefined ? [] : [`texts read in ${encodingName(encoding)}`]),
  ].join(', ');
