import type { Labels } from '../../../dataset/dataset.ts';
import { columnTitle } from './names.ts';

/** A tooltip shows this number of texts at most. */
const MOST_LINES = 4;

/** The groups and texts that the user's columns give a feature, for its tooltip. */
export function ownLines(labels: Labels | null, feature: number): { readonly text: string }[] {
  const columns = [...Object.entries(labels?.groups ?? {}), ...Object.entries(labels?.texts ?? {})];
  return columns
    .filter(([, texts]) => texts[feature])
    .slice(0, MOST_LINES)
    .map(([name, texts]) => ({ text: `${columnTitle(name, labels ?? {})}: ${texts[feature]}` }));
}
