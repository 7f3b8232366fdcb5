/** What a reader says of files where they do not say it themselves, or say it wrongly. */
export interface Corrections {
  /** the tensor, or the column of a table, that holds the decoder; found by its name where empty */
  readonly tensor: string;
  /** the decoder the other way round than it is taken for */
  readonly transpose: boolean;
  /** the column that says what a row is; found by its name where empty */
  readonly label: string;
}

/** Files as they are taken without a correction. */
export const AS_FOUND: Corrections = { tensor: '', transpose: false, label: '' };

// What would end a name, in a link's list or in an address, is escaped; the rest stays readable.
const escaped = (name: string): string => name.replace(/[%,#]/g, encodeURIComponent);

/** Corrections as the link writes them, such as `tensor:W_dec,transpose,label:explanation`; empty for none. */
export const printCorrections = ({ tensor, transpose, label }: Corrections): string =>
  [
    ...(tensor === '' ? [] : [`tensor:${escaped(tensor)}`]),
    ...(transpose ? ['transpose'] : []),
    ...(label === '' ? [] : [`label:${escaped(label)}`]),
  ].join(',');

/** Reads what `printCorrections` writes; null where a word is none of its own. */
export function parseCorrections(text: string): Corrections | null {
  let read = AS_FOUND;
  for (const word of text.split(',').filter((one) => one !== '')) {
    const [, key, name] = /^(tensor|label):(.+)$/s.exec(word) ?? [];
    try {
      if (word === 'transpose') read = { ...read, transpose: true };
      else if (key !== undefined) read = { ...read, [key]: decodeURIComponent(name!) };
      else return null;
    } catch {
      return null;
    }
  }
  return read;
}

/** Corrections as a sentence says them, such as `decoder “D”, transposed`; empty for none. */
export const correctionsText = ({ tensor, transpose, label }: Corrections): string =>
  [
    ...(tensor === '' ? [] : [`decoder “${tensor}”`]),
    ...(transpose ? ['transposed'] : []),
    ...(label === '' ? [] : [`labels from “${label}”`]),
  ].join(', ');
