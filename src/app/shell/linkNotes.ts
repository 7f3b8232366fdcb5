import type { DatasetInfo } from '../../dataset/dataset.ts';
import { layerOf } from '../../state/hooks.ts';
import type { Untaken } from '../../state/untaken.ts';

/** A long value is cut to this number of characters. */
const LONGEST = 40;

/**
 * One line on a link that was not taken as written; empty if it was.
 *
 * @param layer  the layer that the link names; empty for the default
 * @param info  the open dataset
 */
export function saidOf(untaken: readonly Untaken[], layer: string, info: DatasetInfo | null): string {
  const parts = untaken.map(({ name, written, taken }) =>
    taken === null
      ? `“${short(name)}” is not a parameter`
      : `${name}=${short(written)} is not possible (${taken === '' ? 'left out' : `taken: ${taken}`})`,
  );
  const shown = info && layer !== '' ? layerOf(info, layer) : null;
  if (shown && shown.id !== layer)
    parts.push(`layer=${short(layer)} is not in this dataset (shown: ${shown.name})`);
  return sentenceOf(parts);
}

/** The same of a link whose dataset is not open yet. */
export const linkSentence = (untaken: readonly Untaken[]): string => saidOf(untaken, '', null);

const sentenceOf = (parts: readonly string[]) =>
  parts.length > 0 ? `The link could not be taken as written: ${parts.join('; ')}.` : '';

const short = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** One line on the computations that a link asks for, by their titles. */
export function offerText(titles: readonly string[]): string {
  const count = titles.length === 1 ? 'a computation' : `${titles.length} computations`;
  return `This link asks for ${count}: ${titles.join(', ')}.`;
}
