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
 * Names that fit into `width` pixels. Names whose beginnings fill the room and are alike begin with `…` instead, so that what
 * tells them apart is shown.
 */
export function shortenedApart(names: readonly string[], width: number): string[] {
  const shown = names.map((name) => shortened(name, width));
  return apart(names, shown, () => width);
}

/** Of shown labels that are cut and equal to that of another name, the part that differs. */
function apart(names: readonly string[], shown: readonly string[], widthAt: (i: number) => number): string[] {
  return shown.map((label, i) => {
    const name = names[i]!;
    const alike = label.endsWith('…') ? names.filter((other, j) => shown[j] === label && other !== name) : [];
    if (alike.length === 0) return label;
    const rest = name.slice(
      Math.max(sharedStart([name, ...alike]), sharedLength([name, ...alike]) - MOST_SHARED),
    );
    return rest === '' ? label : shortened(`…${rest}`, widthAt(i));
  });
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
  // The room up to the end of the axis, on both sides of the step's middle.
  const roomAt = (i: number) =>
    Math.min(every * step - GAP, (2 * (labels.length - i) - 1) * step + 2 * margin);
  const shown = labels.map((label, i) => {
    if (i % every !== 0) return '';
    const cut = shortened(label, roomAt(i));
    return cut === label || cut.length >= LEAST_CHARACTERS ? cut : '';
  });
  return apart(labels, shown, roomAt);
}

/** The most that the names of rows take of a narrow chart, in pixels, and of a wide one, as a part of its width. */
const MOST_NARROW = 140;
const MOST_WIDE = 0.4;
const LEAST_ROOM = 28;

/**
 * The room left of the rows of a chart for their names, in pixels: that of the longest one, unless it is too much for the width.
 *
 * @param gap  between a name and its row
 */
export function roomForNames(names: readonly string[], width: number, gap: number): number {
  const most = Math.max(MOST_NARROW, MOST_WIDE * width);
  return Math.ceil(Math.min(most, gap + Math.max(LEAST_ROOM, ...names.map(widthOf))));
}

/** Names without the words that all of them begin and end with: `4` and `12` of `blocks.4.hook` and `blocks.12.hook`. */
export function distinctParts(names: readonly string[]): string[] {
  if (new Set(names).size < 2) return [...names];
  const start = sharedStart(names);
  const end = sharedStart(names.map(reversed));
  const parts = names.map((name) => name.slice(start, name.length - end));
  return parts.every((part) => part !== '') ? parts : [...names];
}

/** Characters of a common beginning that stay before the part that differs, if no word ends there. */
const MOST_SHARED = 3;

/** The length of the common beginning. */
function sharedLength([first = '', ...others]: readonly string[]): number {
  let length = 0;
  while (length < first.length && others.every((name) => name[length] === first[length])) length++;
  return length;
}

/** The length of the common beginning, up to the end of a word. */
function sharedStart(names: readonly string[]): number {
  const [first = ''] = names;
  let length = sharedLength(names);
  const isWord = (name: string) => /\w/.test(name[length] ?? '');
  while (length > 0 && /[^\W_]/.test(first[length - 1]!) && names.some(isWord)) length--;
  return length;
}

const reversed = (name: string) => [...name].reverse().join('');
