import { abbreviates, skipsLetters } from './abbreviation.ts';
import { bitsIn, lettersOf } from './letters.ts';
import type { TextIndex } from './textIndex.ts';
import { mostTypos, typosTo } from './typos.ts';
import { wordsOf } from './words.ts';

/** What a match costs: a typo one; skipped letters more than any typo allowed; the beginnings of several words most. */
const BEGINNING = 0.25;
const SKIPPED = 2.5;
const SEVERAL = 4;
/** Fewer letters are in nearly every text in some order. */
const LEAST_LETTERS = 3;
/** A beginning of fewer letters with a typo is the beginning of too many words. */
const LEAST_BEGINNING = 6;
/** A word of which more letters were skipped than this for each one typed is not meant. */
const MOST_SKIPPED = 2;

/**
 * Texts in which every part stands with typos, with letters left out, or as the beginnings of words. The best come first,
 * and those that are equally good in their order.
 *
 * @param parts  in lower case
 * @param most  the number of texts wanted
 * @param omit  texts that are left out
 */
export function findAlike(
  index: TextIndex,
  parts: readonly string[],
  most: number,
  omit: ReadonlySet<number>,
): number[] {
  const n = index.texts.length;
  const total = new Float32Array(n);
  for (const part of parts) {
    const costs = costsOf(index, part, parts.length === 1);
    for (let i = 0; i < n; i++) total[i]! += costs[i]!;
  }
  const found: number[] = [];
  for (let i = 0; i < n; i++) if (total[i]! < Infinity && !omit.has(i)) found.push(i);
  return found.sort((a, b) => total[a]! - total[b]! || a - b).slice(0, most);
}

/** What it costs to find a part in each text; infinite if it is not alike to anything in it. */
function costsOf(index: TextIndex, part: string, only: boolean): Float32Array {
  const { words, letters, textsOf, lower } = index;
  const costs = new Float32Array(lower.length).fill(Infinity);
  const bits = lettersOf(part);
  words.forEach((word, w) => {
    const cost = wordCost(part, bits, word, letters[w]!);
    if (cost < Infinity) for (const text of textsOf[w]!) costs[text] = Math.min(costs[text]!, cost);
  });
  // A part with other signs than letters stands in no single word.
  const simple = wordsOf(part)[0] === part;
  const abbreviation = only && simple && part.length >= LEAST_LETTERS;
  lower.forEach((text, i) => {
    if (!simple && text.includes(part)) costs[i] = 0;
    else if (abbreviation && costs[i] === Infinity && mayAbbreviate(part, text)) {
      if (abbreviates(part, wordsOf(text))) costs[i] = SEVERAL;
    }
  });
  return costs;
}

function wordCost(part: string, bits: number, word: string, letters: number): number {
  const missing = bits & ~letters;
  if (missing === 0 && word.includes(part)) return 0;
  const most = mostTypos(part.length);
  // Each letter that the word does not have is a typo.
  if (most > 0 && bitsIn(missing) <= most && word.length >= part.length - most) {
    const { whole, beginning } = typosTo(part, word, most);
    const begins = beginning < whole && beginning <= most && part.length >= LEAST_BEGINNING;
    if (begins) return beginning + BEGINNING;
    if (whole <= most) return whole;
  }
  const long = word.length - part.length;
  if (missing === 0 && part.length >= LEAST_LETTERS && long <= MOST_SKIPPED * part.length) {
    if (skipsLetters(part, word)) return SKIPPED + long / (long + part.length);
  }
  return Infinity;
}

/** Whether the letters typed occur in a text in this order, which is quickly seen. */
function mayAbbreviate(part: string, text: string): boolean {
  let at = -1;
  for (let i = 0; i < part.length; i++) {
    at = text.indexOf(part[i]!, at + 1);
    if (at < 0) return false;
  }
  return true;
}
