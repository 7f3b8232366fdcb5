import type { EmbeddedPoint, EmbeddedSelection, Item } from '../../../embed/tricosm-embed.ts';
import { placeOf, stage, type Scene } from '../../stage/scene.ts';
import { layerOf } from '../../state/hooks.ts';
import { select, selectedNow } from '../../state/selection/select.ts';
import { store } from '../../state/store.ts';
import { mayReadData, type Partner } from './policy.ts';
import type { Question } from './requests.ts';
import { changeParameters, showLink, viewNow } from './viewOfPage.ts';

/**
 * Does what a question asks, and answers it.
 *
 * @param partner  who asks
 * @returns plain data
 * @throws Error in a sentence for the page that asks
 */
export function answerTo(question: Question, partner: Partner): unknown {
  switch (question.type) {
    case 'view':
      return viewNow();
    case 'setView':
      if ('query' in question) showLink(question.query);
      else changeParameters(question.parameters);
      return viewNow();
    case 'selection':
      return selectionNow();
    case 'select':
      checkMembers(question.item, question.members);
      select(question.item, question.members, question.change);
      return selectionNow();
    case 'points':
      return pointsOf(question.members, partner);
    case 'subscribe':
      return { ready: isDrawn() };
  }
}

/** Whether a dataset is open and its scene is on the stage. */
export function isDrawn(): boolean {
  const { scene, earlier } = stage.getState();
  return store.getState().opening.status === 'ready' && scene !== null && !earlier;
}

/** What is selected; null if nothing is. */
export function selectionNow(): EmbeddedSelection | null {
  for (const item of ['feature', 'word'] as const) {
    const members = selectedNow(item);
    if (members) return { item, members: Array.from(members) };
  }
  return null;
}

function checkMembers(item: Item, members: readonly number[]): void {
  const { dataset, view } = store.getState();
  if (!dataset) throw new Error('select: expected an open dataset, found none; wait for “ready”.');
  const layer = layerOf(dataset.info, view.layer);
  const n = item === 'feature' ? layer.features : Infinity;
  const wrong = members.find((member) => member >= n);
  if (wrong !== undefined) {
    throw new Error(
      `select, members: expected features from 0 to ${n - 1} of ${layer.name}, found ${wrong}.`,
    );
  }
}

/** What the scene shows of some items. */
function pointsOf(members: readonly number[], partner: Partner): EmbeddedPoint[] {
  if (!mayReadData(store.getState().view.data, partner)) {
    throw new Error(
      `points: expected a dataset that ${partner.origin} may read, found one of another host; the site that publishes Tricosm can list this origin.`,
    );
  }
  const { scene, morph } = stage.getState();
  if (!scene) throw new Error('points: expected a scene, found none; wait for “ready”.');
  const pointOf = pointsByItem(scene);
  return members.flatMap((index) => {
    const point = pointOf(index);
    if (point === undefined) return [];
    const { title, lines } = scene.describe(point);
    const place: number[] = [];
    placeOf(scene.points, morph, point, place);
    return [
      {
        index,
        title,
        lines: lines.map(({ text }) => text),
        place: place as unknown as EmbeddedPoint['place'],
      },
    ];
  });
}

/** The point of an item; undefined for an item that the scene does not show. */
function pointsByItem({ items, points }: Scene): (item: number) => number | undefined {
  const n = points.sizes.length;
  if (!items) return (item) => (item < n ? item : undefined);
  const found = new Map(Array.from({ length: n }, (_, point) => [items[point]!, point]));
  return (item) => found.get(item);
}
