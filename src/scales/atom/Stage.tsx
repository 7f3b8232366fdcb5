import { useEffect, useMemo } from 'react';
import { fixed } from '../../charts/format.ts';
import { Segmented } from '../../controls/Segmented.tsx';
import { SliderField } from '../../controls/SliderField.tsx';
import type { Scene, SceneLabel } from '../../stage/scene.ts';
import { stage } from '../../stage/scene.ts';
import { useDataset, useLayer, useTricosm } from '../../state/hooks.ts';
import { store } from '../../state/store.ts';
import { categoryColour, usePalette, type Palette } from '../../state/theme.ts';
import type { AtomView } from '../../state/view.ts';
import type { CrystalScene } from './analysis.ts';
import type { PlaneView } from './analysis/plane.ts';
import './atom.css';
import { differenceArrows, differencePoints } from './differenceScene.ts';
import type { SolvedAnalogy } from './jobs.ts';
import { pickWord } from './picking.ts';
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
import { useAnalogy } from './useAnalogy.ts';
import { useCrystals } from './useCrystals.ts';
import { useSearch } from './useSearch.ts';

/** Publishes the crystals or their differences, and puts the slider from raw to distractors removed under them. */
export default function AtomStage() {
  const { url } = useDataset();
  const layer = useLayer();
  const palette = usePalette();
  const word = useTricosm((state) => state.view.word);
  const { removed, space, faces: measure } = useTricosm((state) => state.view.atom);
  const { crystals, table, possible } = useCrystals();
  const scene = crystals.resultOf?.parameters.layer === layer.id ? crystals.result : null;
  const words = table.result?.words;
  const atRemoved = removed >= 50 && scene?.removed != null;

  const { solved, asked } = useAnalogy();
  const analogy = solved.stale ? null : solved.result;

  const { subset, crystal, points: corners, plane } = useSearch();
  const { name } = subset;
  const view = plane.stale ? null : plane.result;

  const drawn = useMemo(() => {
    if (space === 'search') {
      return view && corners && crystal ? foundScene(view, corners, name, crystal.error, palette) : null;
    }
    if (!words) return null;
    if (space === 'analogy') return analogy && analogyScene(analogy, asked, words, palette);
    if (!scene) return null;
    return space === 'words'
      ? wordScene(scene, words, atRemoved, measure, palette)
      : differenceScene(scene, words, atRemoved, palette);
  }, [scene, words, space, analogy, asked, view, corners, crystal, name, atRemoved, measure, palette]);

  useEffect(() => stage.getState().setMorph(removed / 100), [removed, scene]);
  // The other scales' clouds do not move with this slider.
  useEffect(() => () => stage.getState().setMorph(1), []);

  useEffect(() => {
    const { clear, publish } = stage.getState();
    if (!possible && space !== 'search') {
      clear(`${layer.name} has no word vectors; crystals need words and relations between them.`);
    } else if (crystals.error && !scene) clear(crystals.error.message);
    else if (!drawn) clear(waiting(store.getState().view.atom));
    else {
      const pinned = word === null ? -1 : drawn.wordAt.indexOf(word);
      publish({
        ...drawn.scene,
        space: `crystals ${url} ${space}`,
        pinned: pinned < 0 ? null : pinned,
        onPick: (point) => {
          if (space === 'search' && subset.among === 'features') {
            if (point !== null) store.getState().go({ feature: drawn.wordAt[point] ?? null });
            return;
          }
          const picked = point === null ? null : (drawn.wordAt[point] ?? null);
          if (picked !== null && pickWord(picked)) return;
          store.getState().go({ word: picked });
        },
      });
    }
  }, [drawn, scene, space, word, possible, layer, url, asked, subset.among, crystals.error]);

  if (!scene && space !== 'search') return null;
  const morphs = scene?.removed != null && (space === 'words' || space === 'differences');
  return <Controls space={space} removed={removed} morphs={morphs} />;
}

/** Why there is nothing to see yet. */
function waiting({ space, searching, analogy: asked }: AtomView): string {
  if (space === 'search' && searching) return 'Searching for crystals…';
  if (space === 'search') return 'Search for crystals in the panel and choose one to see it here.';
  if (space === 'analogy' && asked.filter(Boolean).length !== 3)
    return 'Ask for an analogy in the panel to see it here.';
  return 'Computing crystals…';
}

function Controls({
  space,
  removed,
  morphs,
}: Pick<AtomView, 'space' | 'removed'> & { readonly morphs: boolean }) {
  const { setAtom } = store.getState();
  return (
    <div className="morph-controls">
      <Segmented
        label="what the scene shows"
        value={space}
        options={[
          { id: 'words', name: 'words' },
          { id: 'differences', name: 'differences' },
          { id: 'analogy', name: 'analogy' },
          { id: 'search', name: 'found' },
        ]}
        onChange={(next) => setAtom({ space: next })}
      />
      {morphs && (
        <SliderField
          label="raw → distractors removed"
          value={removed}
          least={0}
          most={100}
          print={(value) => `${value} %`}
          onMove={(value) => stage.getState().setMorph(value / 100)}
          onChange={(value) => setAtom({ removed: value })}
        />
      )}
    </div>
  );
}

/** A scene but for what changes with the selection, and the word that each point stands for. */
interface Drawn {
  readonly scene: Omit<Scene, 'space' | 'pinned' | 'onPick'>;
  readonly wordAt: readonly number[];
}

/** Words with their pairs as arrows and the best pairs of pairs as faces. */
function wordScene(
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
function differenceScene(
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
function analogyScene(
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
    scene: planeScene(view, items, answers.length > 0 ? 3 : null, palette),
  };
}

/** A crystal found, and corners of others about it. */
function foundScene(
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
  return { wordAt: corners, scene: planeScene(view, items, 3, palette) };
}

/** The pairs that a point's word stands in. */
function partnersOf({ edges, edgeRelation }: CrystalScene, point: number) {
  return Array.from(edgeRelation, (relation, i) => ({
    relation,
    input: edges[2 * i]!,
    output: edges[2 * i + 1]!,
  })).filter(({ input, output }) => input === point || output === point);
}
