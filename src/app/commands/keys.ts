type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * Whether a key press is the combination `keys`, such as `Mod+K` or `?`. A sign that needs shift on some keyboards, and a
 * digit, which needs it on a French one, is recognised by itself, with or without shift; a letter is not.
 */
export function pressed(event: KeyPress, keys: string): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1);
  const held = (name: string) => parts.slice(0, -1).includes(name);
  if (event.key.toLowerCase() !== key.toLowerCase() || event.altKey) return false;
  if ((event.ctrlKey || event.metaKey) !== held('Mod')) return false;
  const sign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  return sign || event.shiftKey === held('Shift');
}

const NAMES: Readonly<Record<string, string>> = { Mod: 'Ctrl', Shift: '⇧', Escape: 'Esc' };
const MAC: Readonly<Record<string, string>> = { ...NAMES, Mod: '⌘' };

/** A combination as keyboards print it: `Ctrl ⇧ Z`, or `⌘ ⇧ Z`. */
export function printKeys(keys: string, mac = isMac()): string {
  return keys
    .split('+')
    .map((part) => (mac ? MAC : NAMES)[part] ?? part)
    .join(' ');
}

const isMac = (): boolean => typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac');
