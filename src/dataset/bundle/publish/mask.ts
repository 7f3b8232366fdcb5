/**
 * Masks words: preserves the first letter and replaces each other one by a star, `s***`.
 *
 * @param words  lower-case words, matched whole and in any case; a final `*` stands for any ending
 */
export function maskWords(words: readonly string[]): (text: string) => string {
  if (words.length === 0) return (text) => text;
  const escaped = words.map((word) => {
    const stem = word.replace(/\*$/, '').replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    return word.endsWith('*') ? `${stem}\\p{L}*` : stem;
  });
  // An underscore separates words, too, as in names of variables.
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return (text) => text.replace(pattern, (word) => Array.from(word, (c, i) => (i === 0 ? c : '*')).join(''));
}
