/** What a search found among labels. */
export interface Matches {
  /** indices of every label that matches, best first */
  readonly found: readonly number[];
  /** why nothing could be looked for, a sentence; empty where it could */
  readonly fault: string;
}

const NOTHING: Matches = { found: [], fault: '' };

/**
 * Looks for labels: `#12` or `12` is the feature of that number; `/…/` is a regular expression; anything else
 * is words that must all occur, in any order and case. Labels that begin with what was typed come first, then
 * those with a word that does, then the others, each in their own order.
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
      fault: `/${pattern}/ is no regular expression yet: close its brackets, or leave out the slashes to look for the words.`,
    };
  }
}
