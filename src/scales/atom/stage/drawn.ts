import { fixed } from '../../../controls/numbers.ts';
import type { Scene, SceneLabel } from '../../../stage/scene.ts';
import { categoryColour, type Palette } from '../../../state/theme.ts';
import type { AtomView } from '../view.ts';
import type { CrystalScene } from '../analysis/index.ts';
import type { PlaneView } from '../analysis/plane.ts';
import { differenceArrows, differencePoints } from './differenceScene.ts';
import type { SolvedAnalogy } from '../jobs.ts';
import { planeScene } from './planeScene.ts';
import {
  crystalArrows,
  crystalAxes,
  crystalFaces,
  crystalLegend,
  crystalPlaces,
  crystalPoints,
  facesDrawn,
} from './scene.ts';

/** A scene but for what changes with the selection, and the word that each point stands for. */
export interface Drawn {
  readonly scene: Omit<Scene, 'space' | 'pinned' | 'onPick'>;
  readonly wordAt: readonly number[];
}

/** Words with their pairs as arrows and the best pairs of pairs as faces. */
export function wordScene(
  scene: CrystalScene,
  words: readonly string[],
  atRemoved: boolean,
  measure: AtomView['faces'],
  palette: Palette,
): Drawn {
  const space = atRemoved && scene.removed ? scene.removed : scene.raw;
  const places = crystalPlaces(scene);
  const faces = facesDrawn(scene, space, atRemoved ? places.positions : places.from!, measure);
  const faced = new Set(faces.flatMap((face) => [...space.faces.edges.subarray(2 * face, 2 * face + 2)]));
  const corners = new Set([...faced].flatMap((pair) => [...scene.edges.subarray(2 * pair, 2 * pair + 2)]));
  return {
    wordAt: Array.from(scene.words),
    scene: {
      points: { ...places, ...crystalPoints(scene, faced, palette) },
      arrows: crystalArrows(scene, faced, palette),
      faces: crystalFaces(scene, space, faces, measure, palette),
      // The corners of faces are named before other words.
      labels: Array.from(scene.words, (index, point) => ({
        text: words[index] ?? '',
        at: point,
        weight: corners.has(point) ? 2 : 1,
        ...(!corners.has(point) && { colour: palette.dim }),
      })),
      axes: crystalAxes(space.axes),
      legend: crystalLegend(scene, { drawn: faces.length, total: space.faces.total, measure }, palette),
      describe: (point) => ({
        title: words[scene.words[point]!] ?? '',
        lines: partnersOf(scene, point).map(({ relation, input, output }) => ({
          text: `${words[scene.words[input]!]} → ${words[scene.words[output]!]} · ${scene.relations[relation]!.name}`,
          colour: categoryColour(palette, relation),
        })),
      }),
    },
  };
}

/** Differences and function vectors from a common origin. */
export function differenceScene(
  scene: CrystalScene,
  words: readonly string[],
  atRemoved: boolean,
  palette: Palette,
): Drawn {
  const space = atRemoved && scene.removed ? scene.removed : scene.raw;
  const pairs = scene.edgeRelation.length;
  const pairName = (pair: number) =>
    [2 * pair, 2 * pair + 1].map((end) => words[scene.words[scene.edges[end]!]!]).join(' → ');
  const labels: SceneLabel[] = [
    ...scene.relations.map((relation, i) => ({
      text: relation.name,
      at: pairs + i,
      weight: 3,
      colour: categoryColour(palette, i),
      heading: true,
    })),
    ...Array.from({ length: pairs }, (_, pair) => ({
      text: pairName(pair),
      at: pair,
      weight: 1,
      colour: palette.dim,
    })),
  ];
  return {
    wordAt: Array.from({ length: pairs }, (_, pair) => scene.words[scene.edges[2 * pair]!]!),
    scene: {
      points: differencePoints(scene, palette),
      arrows: differenceArrows(scene, palette),
      labels,
      axes: crystalAxes(space.differenceAxes),
      legend: crystalLegend(scene, null, palette),
      describe: (point) => {
        const relation = point < pairs ? scene.edgeRelation[point]! : point - pairs;
        const of = scene.relations[relation];
        if (!of) return { title: 'origin', lines: [{ text: 'a word less itself' }] };
        return {
          title: point < pairs ? pairName(point) : of.name,
          lines: [
            {
              text: point < pairs ? of.name : `function vector: the mean of ${of.pairs} differences`,
              colour: categoryColour(palette, relation),
            },
          ],
        };
      },
    },
  };
}

/** The analogy's parallelogram with its answers about it. */
export function analogyScene(
  { answers, view }: SolvedAnalogy,
  asked: readonly string[],
  words: readonly string[],
  palette: Palette,
): Drawn {
  const items = [
    ...asked.map((name, i) => ({ name, says: 'abc'[i] ?? '', bright: true })),
    ...answers.map(({ word, score }, i) => ({
      name: words[word] ?? '',
      says: `answer ${i + 1}, score ${fixed(score, 3)}`,
      bright: i === 0,
    })),
  ];
  const places = asked.map((name) => words.indexOf(name));
  return {
    wordAt: [...places, ...answers.map(({ word }) => word)],
    scene: planeScene(view, items, { d: answers.length > 0 ? 3 : null, called: 'best answer' }, palette),
  };
}

/** A crystal found, and corners of others about it. */
export function foundScene(
  view: PlaneView,
  corners: readonly number[],
  name: (i: number) => string,
  error: number,
  palette: Palette,
): Drawn {
  const items = corners.map((corner, i) => ({
    name: name(corner),
    says:
      i < 4 ? `corner ${'abcd'[i]} of a crystal with error ${fixed(error, 3)}` : 'corner of another crystal',
    bright: i === 3,
  }));
  return { wordAt: corners, scene: planeScene(view, items, { d: 3, called: 'd' }, palette) };
}

/** The pairs that a point's word stands in. */
function partnersOf({ edges, edgeRelation }: CrystalScene, point: number) {
  return Array.from(edgeRelation, (relation, i) => ({
    relation,
    input: edges[2 * i]!,
    output: edges[2 * i + 1]!,
  })).filter(({ input, output }) => input === point || output === point);
}
