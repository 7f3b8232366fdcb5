import { create } from 'zustand';

/** The figures with a p that one job computed. */
export interface TriedFigures {
  readonly job: string;
  readonly parameters: unknown;
  readonly figures: number;
}

/**
 * What was tried in this visit: for each dataset, the jobs that computed figures with a p, by their keys. A job counts once,
 * however often its result is shown. Plain data, so that a report can include it.
 */
export const useTried = create<{
  readonly byDataset: Readonly<Record<string, Readonly<Record<string, TriedFigures>>>>;
}>()(() => ({ byDataset: {} }));

/**
 * Notes that a job computed figures with a p.
 *
 * @param dataset  names the dataset; see `referenceKey`
 * @param key  of the job with its parameters; see `jobKey`
 */
export function noteTried(dataset: string, key: string, tried: TriedFigures): void {
  if (tried.figures === 0) return;
  useTried.setState(({ byDataset }) => {
    const known = byDataset[dataset];
    if (known?.[key]) return { byDataset };
    return { byDataset: { ...byDataset, [dataset]: { ...known, [key]: tried } } };
  });
}

/** The number of figures with a p among what was tried. */
export const figuresTried = (tried: Readonly<Record<string, TriedFigures>> | undefined): number =>
  Object.values(tried ?? {}).reduce((sum, { figures }) => sum + figures, 0);
