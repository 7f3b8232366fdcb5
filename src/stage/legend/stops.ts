/** A key that moves the focus among the buttons of a legend. */
const KEYS = ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Home', 'End'] as const;
type Key = (typeof KEYS)[number];

const isKey = (key: string): key is Key => (KEYS as readonly string[]).includes(key);

/**
 * The button that a key leads to. Left and right go through all buttons, up and down through the same button of each
 * entry, Home and End to the first and the last button.
 *
 * @param at  the button that has the focus, in the order of the list
 * @param buttons  the number of buttons
 * @param each  the number of buttons of each entry
 * @returns null if the key does not move the focus; `at` where there is no further button
 */
export function nextStop(key: string, at: number, buttons: number, each: number): number | null {
  if (!isKey(key)) return null;
  const to = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at + each,
    ArrowUp: at - each,
    Home: 0,
    End: buttons - 1,
  }[key];
  return to >= 0 && to < buttons ? to : at;
}
