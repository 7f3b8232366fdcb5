/** Space between neighbouring labels, in pixels. */
const GAP = 5;
/** Least number of characters of a shortened name, `…` included. Labels between are left out to make room for it. */
const LEAST_CHARACTERS = 5;

/**
 * The approximate width of a label in pixels, in the charts' font and size, rather too wide than too narrow. It is an
 * estimate because a measured width would depend on when the font arrives.
 */
export function widthOf(label: string): number {
  let width = 0;
  for (const character of label) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  if (/[.,:;'’|!ilj \u202f¹]/.test(character)) return 4;
  if (/[⁰²³⁴⁵⁶⁷⁸⁹⁻tfr()]/.test(character)) return 6;
  if (/[mwMW…]/.test(character)) return 11;
  return /[A-Z−×+]/.test(character) ? 8.75 : 7.6;
}

/** A name that fits into `width` pixels: its beginning and `…` if it is longer. */
export function shortened(name: string, width: number): string {
  const dots = characterWidth('…');
  let [total, end] = [0, 0];
  // Walks only as far as there is room: a name may be a megabyte long.
  for (const character of name) {
    total += characterWidth(character);
    if (end === 0 || total + dots <= width) end += character.length;
    else if (total > width) break;
  }
  return total <= width ? name : `${name.slice(0, end).trimEnd()}…`;
}

/**
 * Labels in the middles of equal steps along an axis, as shown: whole, shortened, or `''` if left out.
 *
 * @param step  from one middle to the next, in pixels
 * @param margin  free space behind the last step, in pixels
 */
export function fitted(labels: readonly string[], step: number, margin = 0): string[] {
  const longest = Math.max(0, ...labels.map(widthOf));
  if (longest + GAP <= step) return [...labels];
  const room = Math.max(step - GAP, Math.min(longest, widthOf('n'.repeat(LEAST_CHARACTERS))));
  const every = Math.ceil((room + GAP) / step);
  return labels.map((label, i) => {
    if (i % every !== 0) return '';
    // The room up to the end of the axis, on both sides of the step's middle.
    const rest = (2 * (labels.length - i) - 1) * step + 2 * margin;
    const shown = shortened(label, Math.min(every * step - GAP, rest));
    return shown === label || shown.length >= LEAST_CHARACTERS ? shown : '';
  });
}

/** Names without the words that all of them begin and end with: `4` and `12` of `blocks.4.hook` and `blocks.12.hook`. */
export function distinctParts(names: readonly string[]): string[] {
  if (new Set(names).size < 2) return [...names];
  const start = sharedStart(names);
  const end = sharedStart(names.map(reversed));
  const parts = names.map((name) => name.slice(start, name.length - end));
  return parts.every((part) => part !== '') ? parts : [...names];
}

/** The length of the common beginning, up to the end of a word. */
function sharedStart(names: readonly string[]): number {
  const [first = '', ...others] = names;
  let length = 0;
  while (length < first.length && others.every((name) => name[length] === first[length])) length++;
  const isWord = (name: string) => /\w/.test(name[length] ?? '');
  while (length > 0 && /[^\W_]/.test(first[length - 1]!) && names.some(isWord)) length--;
  return length;
}

const reversed = (name: string) => [...name].reverse().join('');
