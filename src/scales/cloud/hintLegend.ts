import type { Legend } from '../../stage/scene.ts';

/** Says in the legend's place what is being computed for this picture. */
export function hintLegend(text: string, colour: string): Legend {
  return { kind: 'categories', title: 'waiting', entries: [{ name: text, colour }] };
}
