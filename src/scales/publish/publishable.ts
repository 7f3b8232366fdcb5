import { resultKey } from '../../dataset/bundle/results/key.ts';
import type { WantedResult } from '../../dataset/bundle/results/write.ts';
import type { Dataset, DatasetInfo } from '../../dataset/dataset.ts';
import type { ScaleValues } from '../../state/view.ts';
import { SCALES } from '../index.ts';
import { initialView } from '../view.ts';

/** The kinds of results that a bundle may bring along: those of a first view, then the others. */
const KINDS = [...SCALES]
  .reverse()
  .flatMap(({ results }) => results)
  .sort((one, other) => Number(other.ofFirstView) - Number(one.ofFirstView));

/** What each kind is called, by its id. */
export const RESULT_NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  KINDS.map(({ id, name }) => [id, name]),
);

/** Every kind, by its id. */
export const RESULT_KINDS: readonly string[] = KINDS.map(({ id }) => id);

/** The kinds that a bundle which the app exports can bring along. */
export const EXPORTED_KINDS: readonly string[] = KINDS.filter(({ ofEncoding }) => !ofEncoding).map(
  ({ id }) => id,
);

/** The kinds that a first visit shows without a click, at whichever scale. */
export const FIRST_VIEW: readonly string[] = KINDS.filter(({ ofFirstView }) => ofFirstView).map(
  ({ id }) => id,
);

/** Which results a bundle is to bring along. */
export interface ResultChoice {
  /** ids */
  readonly kinds: readonly string[];
  /** the parameters of the scales; a first visit's results are added as well */
  readonly scales: ScaleValues;
  /** ids of layers; null for all */
  readonly layers: readonly string[] | null;
}

/** The layer that parameters name, themselves or by their clusters; undefined if the dataset has no such layer. */
export function layerAsked(info: DatasetInfo, parameters: unknown) {
  const { layer, clusters } = (parameters ?? {}) as {
    readonly layer?: unknown;
    readonly clusters?: { readonly layer?: unknown } | null;
  };
  const asked = layer ?? clusters?.layer;
  return info.layers.find(({ id }) => id === asked);
}

/** What a result is called, such as `Lobes, layer 2`. */
export function resultTitle(job: string, parameters: unknown, info: DatasetInfo): string {
  const title = SCALES.flatMap(({ jobs }) => jobs).find(({ name }) => name === job)?.title ?? job;
  const layer = layerAsked(info, parameters);
  return layer ? `${title}, ${layer.name}` : title;
}

/** The jobs whose results a first visit, and a view like the publisher's, then need not compute. */
export async function plannedResults(
  dataset: Dataset,
  { kinds, scales, layers }: ResultChoice,
): Promise<WantedResult[]> {
  const { info } = dataset;
  const wanted = new Map<string, WantedResult>();
  for (const layer of chosenLayers(info, layers)) {
    for (const kind of kindsOf(kinds)) {
      for (const shown of [initialView().scales, scales]) {
        for (const [job, parameters] of await kind.requests(dataset, layer, shown)) {
          const title = resultTitle(job.name, parameters, info);
          // As it will be read again: fields that are undefined are left out.
          const plain = JSON.parse(JSON.stringify(parameters)) as WantedResult['parameters'];
          wanted.set(resultKey(job.name, parameters), { job: job.name, parameters: plain, title });
        }
      }
    }
  }
  return [...wanted.values()];
}

/** About how many bytes the results of a kind add to a bundle; 0 when the dataset has no such results. */
export function resultSize(kind: string, info: DatasetInfo, { scales, layers }: ResultChoice): number {
  const chosen = chosenLayers(info, layers);
  return kindsOf([kind]).reduce(
    (sum, { size }) => chosen.reduce((all, layer) => all + size(info, layer, scales), sum),
    0,
  );
}

const chosenLayers = (info: DatasetInfo, layers: readonly string[] | null) =>
  info.layers.filter(({ id }) => layers === null || layers.includes(id));

/** Kinds by their ids, in the order of the ids. */
const kindsOf = (ids: readonly string[]) => ids.flatMap((id) => KINDS.filter((kind) => kind.id === id));
