import type { Dataset, DatasetInfo, LayerInfo } from '../../dataset/dataset.ts';
import { isRecorded } from '../../dataset/layers.ts';
import { resultKey } from '../../dataset/bundle/results/key.ts';
import type { WantedResult } from '../../dataset/bundle/results/write.ts';
import { initialView, type View } from '../../state/view.ts';
import { crystalQualityJob, crystalSceneJob } from '../atom/jobs.ts';
import { chosenRelations, FACES, parametersOf } from '../atom/requests.ts';
import { lobesJob } from '../brain/jobs.ts';
import { lobesRequest } from '../brain/requests.ts';
import { cloudJob, entropyJob, isotropyJob, shapeJob, umapJob } from '../galaxy/jobs.ts';
import {
  cloudRequest,
  entropyRequest,
  isotropyRequest,
  isQuick,
  shapeRequest,
  umapRequest,
} from '../galaxy/requests.ts';

/** The kinds of results that a bundle may bring along, each a choice of its publisher. */
export const RESULT_KINDS = ['components', 'lobes', 'crystals', 'layouts', 'curves'] as const;
export type ResultKind = (typeof RESULT_KINDS)[number];

/** What the app shows by itself, at each scale. */
export const FIRST_VIEW: readonly ResultKind[] = ['components', 'lobes', 'crystals'];

/** What is asked for as a reader sees it: the parameters of the three scales. */
export type ScalesView = Pick<View, 'galaxy' | 'brain' | 'atom'>;

/** Which results a bundle is to bring along. */
export interface ResultChoice {
  readonly kinds: readonly ResultKind[];
  /** results for this view and for a first visit's */
  readonly view: ScalesView;
  /** ids of layers; all where null */
  readonly layers: readonly string[] | null;
}

/** A job, whatever it takes and gives. */
interface AnyJob {
  readonly name: string;
  readonly title?: string;
}

const PUBLISHABLE: readonly AnyJob[] = [
  ...[cloudJob, shapeJob, isotropyJob, entropyJob, umapJob],
  ...[lobesJob, crystalSceneJob, crystalQualityJob],
];

/** The layer that parameters name; undefined where there is none. */
export const layerAsked = (info: DatasetInfo, parameters: unknown) =>
  info.layers.find(({ id }) => id === (parameters as { readonly layer?: unknown } | null)?.layer);

/** What a result is called, such as `Lobes, layer 2`. */
export function resultTitle(job: string, parameters: unknown, info: DatasetInfo): string {
  const layer = layerAsked(info, parameters);
  return [PUBLISHABLE.find(({ name }) => name === job)?.title ?? job, ...(layer ? [layer.name] : [])].join(
    ', ',
  );
}

/** The jobs whose results make a reader's first view, and views like the publisher's, need no computing. */
export async function plannedResults(
  dataset: Dataset,
  { kinds, view, layers }: ResultChoice,
): Promise<WantedResult[]> {
  const { info } = dataset;
  const regresses = [view, initialView()].some(({ atom }) => atom.removal === 'regress');
  const covariates =
    info.relations.length > 0 && regresses ? Object.keys((await dataset.relations()).covariates) : [];
  const wanted = new Map<string, WantedResult>();
  for (const layer of info.layers.filter(({ id }) => layers === null || layers.includes(id))) {
    for (const kind of kinds) {
      for (const shown of [initialView(), view]) {
        for (const [job, parameters] of requestsOf(kind, layer, info, shown, covariates)) {
          const title = resultTitle(job.name, parameters, info);
          // Without what is undefined, as it will be read again.
          const plain = JSON.parse(JSON.stringify(parameters)) as WantedResult['parameters'];
          wanted.set(resultKey(job.name, parameters), { job: job.name, parameters: plain, title });
        }
      }
    }
  }
  return [...wanted.values()];
}

type Asked = readonly [job: AnyJob, parameters: object];

function requestsOf(
  kind: ResultKind,
  layer: LayerInfo,
  info: DatasetInfo,
  view: ScalesView,
  covariates: readonly string[],
): Asked[] {
  if (kind === 'lobes') return isRecorded(layer) ? [[lobesJob, lobesRequest(layer, view.brain)]] : [];
  if (kind === 'crystals') return crystalRequests(layer, info, view, covariates);
  if (layer.features === 0) return [];
  if (kind === 'layouts') return [[umapJob, umapRequest(layer, view.galaxy)]];
  const shape: Asked = [shapeJob, shapeRequest(layer)];
  if (kind === 'curves') return [shape, [entropyJob, entropyRequest(layer, view.galaxy)]];
  const isotropy: Asked = [isotropyJob, isotropyRequest(layer, view.galaxy)];
  return [[cloudJob, cloudRequest(layer, view.galaxy)], shape, ...(isQuick(layer) ? [isotropy] : [])];
}

function crystalRequests(
  layer: LayerInfo,
  info: DatasetInfo,
  { atom }: ScalesView,
  covariates: readonly string[],
): Asked[] {
  const usable = info.relations.filter(({ pairs }) => pairs > 0);
  if (!layer.has.words || usable.length === 0) return [];
  // A publisher's own relations are among those of the bundle.
  const of = (relations: readonly string[]) => parametersOf(relations, [], atom, covariates);
  const chosen = chosenRelations(atom.relations, usable);
  return [
    [crystalSceneJob, { ...of(chosen), layer: layer.id, faces: FACES }],
    [crystalQualityJob, { ...of(usable.map(({ id }) => id)), layer: layer.id }],
  ];
}
