/**
 * The number of typos (a letter wrong, missing, too much, or two neighbours swapped) that turn what was typed into a word or
 * into its beginning: the restricted Damerau–Levenshtein distance.
 *
 * @param most  a larger distance is not wanted
 * @returns the distances to the whole word and to its nearest beginning; `most + 1` for one that is larger
 */
export function typosTo(typed: string, word: string, most: number): { whole: number; beginning: number } {
  const columns = Math.min(word.length, typed.length + most);
  let before = new Uint8Array(columns + 1);
  let row = Uint8Array.from({ length: columns + 1 }, (_, j) => j);
  let next = new Uint8Array(columns + 1);
  for (let i = 1; i <= typed.length; i++) {
    next[0] = i;
    let least = i;
    for (let j = 1; j <= columns; j++) {
      const same = typed[i - 1] === word[j - 1];
      let cost = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1];
      if (swapped) cost = Math.min(cost, before[j - 2]! + 1);
      next[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return { whole: most + 1, beginning: most + 1 };
    [before, row, next] = [row, next, before];
  }
  const beginning = Math.min(most + 1, ...row);
  const whole = columns === word.length ? Math.min(most + 1, row[columns]!) : most + 1;
  return { whole, beginning };
}

/** The number of typos that a part of this length may have: short words become other words with one. */
export const mostTypos = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);
