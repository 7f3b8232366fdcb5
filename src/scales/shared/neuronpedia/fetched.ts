import { create } from 'zustand';
import type { NeuronpediaSource } from '../../../dataset/neuronpedia.ts';
import { fetchExplanation } from '../../../dataset/sources/neuronpedia.ts';
import { inTurn } from './inTurn.ts';

/** Explanations of a source's features, by number; empty for a feature that Neuronpedia does not explain. */
export type Explanations = ReadonlyMap<number, string>;

interface FetchedState {
  readonly bySource: ReadonlyMap<string, Explanations>;
  /** the source that is being asked, and how many of its features have been answered */
  readonly running: { readonly key: string; readonly done: number; readonly total: number } | null;
  readonly error: string | null;
}

/** The answers of Neuronpedia during this visit: nothing is fetched without a click. */
export const useFetched = create<FetchedState>()(() => ({ bySource: new Map(), running: null, error: null }));

export const sourceKey = ({ modelId, sourceId }: NeuronpediaSource): string => `${modelId}/${sourceId}`;

let controller = new AbortController();

/** Fetches explanations in order, a few at once; answers stay after a failure or a cancel. */
export async function fetchExplanations(
  source: NeuronpediaSource,
  features: readonly number[],
): Promise<void> {
  controller.abort();
  controller = new AbortController();
  const { signal } = controller;
  const key = sourceKey(source);
  const running = { key, done: 0, total: features.length };
  useFetched.setState({ running, error: null });
  try {
    await inTurn(features, signal, async (feature) => {
      const explanation = await fetchExplanation(source, feature, signal);
      useFetched.setState(({ bySource, running: now }) => ({
        bySource: new Map(bySource).set(key, new Map(bySource.get(key)).set(feature, explanation)),
        ...(now && !signal.aborted && { running: { ...now, done: now.done + 1 } }),
      }));
    });
  } catch (error) {
    if (!signal.aborted) useFetched.setState({ error: (error as Error).message });
  } finally {
    if (controller.signal === signal) useFetched.setState({ running: null });
  }
}

/** Stops fetching. */
export function cancelFetching(): void {
  controller.abort();
  useFetched.setState({ running: null });
}
