/** What keys, mouse and fingers do that is no command, in the words of the help. */
export interface Gesture {
  readonly how: string;
  readonly what: string;
}

export const GESTURES: readonly { readonly title: string; readonly gestures: readonly Gesture[] }[] = [
  {
    title: 'Moves, when the scene has the focus',
    gestures: [
      { how: '← → ↑ ↓', what: 'turn, or go through its legend (whichever has the focus)' },
      { how: '+ −', what: 'nearer, farther' },
      { how: '⇧ ← → ↑ ↓', what: 'go from point to point; Enter pins, the space bar selects' },
    ],
  },
  {
    title: 'Mouse',
    gestures: [
      { how: 'drag', what: 'turn; with the right button, move' },
      { how: 'wheel', what: 'nearer, farther' },
      { how: 'point', what: 'names a point; a click pins it' },
      { how: '⇧ or Ctrl click', what: 'select a point or a row of a table, or take it out' },
      { how: '⇧ drag', what: 'select with a box; with a tool, ⇧ adds and Alt removes' },
      { how: 'double click', what: 'show everything' },
    ],
  },
  {
    title: 'Touch',
    gestures: [
      { how: 'one finger', what: 'turn; with the box or the lasso, select' },
      { how: 'two fingers', what: 'nearer, farther, and move' },
      { how: 'tap', what: 'names a point and pins it' },
      { how: 'double tap', what: 'show everything' },
      { how: 'drag the handle', what: 'make the sheet higher or lower' },
    ],
  },
];
