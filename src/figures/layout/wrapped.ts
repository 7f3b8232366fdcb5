/**
 * A text in lines that are no wider than `width`, broken at blanks; a word that is wider than a line is broken within.
 *
 * @param measure  the width of a text
 * @param most  the number of lines at most; the last one ends with `…` if there is more
 */
export function wrapped(
  text: string,
  width: number,
  measure: (text: string) => number,
  most = Infinity,
): string[] {
  const lines: string[] = [];
  let line = '';
  // A blank that does not break is not a place to break at.
  for (const word of text.split(/[ \t\r\n]+/).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (line.length > 1 && lines.length <= most && measure(line) > width) {
      const cut = fitting(line, width, measure);
      lines.push(line.slice(0, cut));
      line = line.slice(cut);
    }
  }
  if (line !== '') lines.push(line);
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  let last = kept[most - 1]!;
  while (last.length > 1 && measure(`${last}…`) > width) last = last.slice(0, -1);
  kept[most - 1] = `${last.trimEnd()}…`;
  return kept;
}

/**
 * The number of characters of a word that fit into a width, at least one. It is found from the start of the word, because a
 * word may be a megabyte long.
 */
function fitting(word: string, width: number, measure: (text: string) => number): number {
  const fits = (end: number) => measure(word.slice(0, end)) <= width;
  let low = 1;
  let high = 2;
  while (high < word.length && fits(high)) [low, high] = [high, 2 * high];
  high = Math.min(high, word.length);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}
