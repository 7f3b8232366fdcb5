import type { DatasetInfo } from '../../../dataset/dataset.ts';
import { layerOf } from '../../../state/hooks.ts';
import type { Untaken } from '../../../state/untaken.ts';

/** A long value is cut to this number of characters. */
const LONGEST = 40;
/** The line names at most this number of faults, and counts the others. */
const MOST = 6;

/**
 * One line on a link that was not taken as written; empty if it was.
 *
 * @param layer  the layer that the link names; empty for the default
 * @param info  the open dataset
 */
export function saidOf(untaken: readonly Untaken[], layer: string, info: DatasetInfo | null): string {
  const parts = untaken.map(partOf);
  const shown = info && layer !== '' ? layerOf(info, layer) : null;
  if (shown && shown.id !== layer)
    parts.push(`layer=${short(layer)} is not in this dataset (shown: ${shown.name})`);
  return sentenceOf(parts);
}

function partOf({ name, written, taken, repeated }: Untaken): string {
  if (taken === null) return `“${short(name)}” is not a parameter`;
  const fault = repeated ? 'repeats a parameter' : 'is not possible';
  return `${name}=${short(written)} ${fault} (${taken === '' ? 'left out' : `taken: ${short(taken)}`})`;
}

/** The same of a link whose dataset is not open yet. */
export const linkSentence = (untaken: readonly Untaken[]): string => saidOf(untaken, '', null);

function sentenceOf(parts: readonly string[]): string {
  if (parts.length === 0) return '';
  const others = parts.length - MOST;
  const named = others > 1 ? [...parts.slice(0, MOST), `and ${others} others`] : parts;
  return `The link could not be taken as written: ${named.join('; ')}.`;
}

const short = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** One line on the computations that a link asks for, by their titles. */
export function offerText(titles: readonly string[]): string {
  const count = titles.length === 1 ? 'a computation' : `${titles.length} computations`;
  return `This link asks for ${count}: ${titles.join(', ')}.`;
}
