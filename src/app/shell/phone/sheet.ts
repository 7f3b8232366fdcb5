import { createStore } from 'zustand/vanilla';

/** The height of the phone's sheet, in per cent of the screen: at first the scene has two fifths of it. */
export const sheet = createStore<{ readonly height: number }>()(() => ({ height: 30 }));

export const setSheet = (height: number): void => sheet.setState({ height });

/**
 * Makes the sheet at least that high, in per cent of the screen, until the function that it returns is called. A height that the
 * user has chosen in between stays.
 */
export function raiseSheet(least: number): () => void {
  const before = sheet.getState().height;
  if (before >= least) return () => {};
  setSheet(least);
  return () => {
    if (sheet.getState().height === least) setSheet(before);
  };
}
