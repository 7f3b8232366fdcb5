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
}

/** No corrections. */
export const AS_FOUND: Corrections = { tensor: '', transpose: false, label: '' };

// Characters that would end a name, in a link's list or in an address, are escaped; the rest stays readable.
const escaped = (name: string): string => name.replace(/[%,#]/g, encodeURIComponent);

/** Corrections as the link writes them, such as `tensor:W_dec,transpose,label:explanation,table:labels`; empty for none. */
export const printCorrections = ({ tensor, transpose, label, table }: Corrections): string =>
  [
    ...(tensor === '' ? [] : [`tensor:${escaped(tensor)}`]),
    ...(transpose ? ['transpose'] : []),
    ...(label === '' ? [] : [`label:${escaped(label)}`]),
    ...(table === undefined ? [] : [`table:${table}`]),
  ].join(',');

/** Reads what `printCorrections` writes; null when it holds a word that is no correction. */
export function parseCorrections(text: string): Corrections | null {
  let parsed = AS_FOUND;
  for (const word of text.split(',').filter((one) => one !== '')) {
    const [, key, name] = /^(tensor|label):(.+)$/s.exec(word) ?? [];
    try {
      const table = parseTableRole(word.startsWith('table:') ? word.slice(6) : '');
      if (word === 'transpose') parsed = { ...parsed, transpose: true };
      else if (table) parsed = { ...parsed, table };
      else if (key !== undefined) parsed = { ...parsed, [key]: decodeURIComponent(name!) };
      else return null;
    } catch {
      return null;
    }
  }
  return parsed;
}

/** The role of a table that a text names; null for another text. */
export const parseTableRole = (text: string): TableRole | null =>
  text === 'labels' || text === 'vectors' ? text : null;

/** Corrections in words, such as `decoder “D”, transposed`; empty for no corrections. */
export const correctionsText = ({ tensor, transpose, label, table }: Corrections): string =>
  [
    ...(tensor === '' ? [] : [`decoder “${tensor}”`]),
    ...(transpose ? ['transposed'] : []),
    ...(label === '' ? [] : [`labels from “${label}”`]),
    ...(table === undefined ? [] : [`tables read as ${table}`]),
  ].join(', ');
