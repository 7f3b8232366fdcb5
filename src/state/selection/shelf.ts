const PREFIX = 'tricosm-selection-';
/** The number of long texts that are kept; the oldest give way. */
const KEPT = 12;

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Keeps a text that is too long for a link in the browser's storage.
 *
 * @returns its name, `*` and a checksum; the text itself if the storage does not take it
 */
export function remember(text: string, storage: () => Shelf = () => localStorage): string {
  const name = checksum(text);
  try {
    const shelf = storage();
    const names = list(shelf).filter((other) => other !== name);
    for (const old of names.splice(0, Math.max(0, names.length - KEPT + 1))) shelf.removeItem(PREFIX + old);
    shelf.setItem(PREFIX + name, text);
    shelf.setItem(`${PREFIX}list`, [...names, name].join(' '));
    return `*${name}`;
  } catch {
    return text;
  }
}

/** The text that a link gives by its name, or gives itself; undefined if this browser does not have it. */
export function recall(printed: string, storage: () => Shelf = () => localStorage): string | undefined {
  if (!printed.startsWith('*')) return printed;
  try {
    const text = storage().getItem(PREFIX + printed.slice(1));
    return text !== null && checksum(text) === printed.slice(1) ? text : undefined;
  } catch {
    return undefined;
  }
}

const list = (shelf: Shelf): string[] =>
  (shelf.getItem(`${PREFIX}list`) ?? '').split(' ').filter((name) => /^[0-9a-f]{16}$/.test(name));

/** FNV-1a in two halves: it tells texts apart, it is no protection. */
function checksum(text: string): string {
  let [a, b] = [0x811c9dc5, 0x050c5d1f];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ text.charCodeAt(text.length - 1 - i), 0x01000193);
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
