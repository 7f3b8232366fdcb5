/** The matches of a search among labels. */
export interface Matches {
  /** indices of every label that matches, best first */
  readonly found: readonly number[];
  /** a sentence that says why the search text cannot be used; empty if it can */
  readonly fault: string;
}

const NOTHING: Matches = { found: [], fault: '' };

/**
 * Searches labels: `#12` or `12` is the feature of that number; `/…/` is a regular expression; other text is words that
 * must all occur, in any order and case. Labels that begin with the first word come first, then those with a word that
 * begins with it, then the others; each group is in the order of the labels.
 */
export function findLabels(labels: readonly string[], typed: string): Matches {
  const text = typed.trim().toLowerCase();
  if (text === '') return NOTHING;
  const pattern = /^\/(.+?)\/?$/.exec(typed.trim())?.[1];
  if (pattern !== undefined) return findPattern(labels, pattern);
  const number = /^#?(\d+)$/.exec(text)?.[1];
  const named = number !== undefined && Number(number) < labels.length ? [Number(number)] : [];
  if (text.startsWith('#')) return { found: named, fault: '' };
  const parts = text.split(/\s+/);
  const ranked: [number[], number[], number[]] = [[], [], []];
  labels.forEach((label, i) => {
    const lower = label.toLowerCase();
    if (i === named[0] || !parts.every((part) => lower.includes(part))) return;
    const at = lower.indexOf(parts[0]!);
    ranked[at === 0 ? 0 : startsWord(lower, parts[0]!) ? 1 : 2].push(i);
  });
  return { found: [...named, ...ranked.flat()], fault: '' };
}

function startsWord(label: string, part: string): boolean {
  for (let at = label.indexOf(part); at >= 0; at = label.indexOf(part, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(label[at - 1]!)) return true;
  }
  return false;
}

function findPattern(labels: readonly string[], pattern: string): Matches {
  try {
    const expression = new RegExp(pattern, 'iu');
    return { found: labels.flatMap((label, i) => (expression.test(label) ? [i] : [])), fault: '' };
  } catch {
    return {
      found: [],
      fault: `/${pattern}/ is not a regular expression: close its brackets, or leave out the slashes to search for the words.`,
    };
  }
}
