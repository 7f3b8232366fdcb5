import { useEffect, useMemo } from 'react';
import { SliderField } from '../../controls/SliderField.tsx';
import { useDataset, useLayer, useTricosm } from '../../state/hooks.ts';
import { store } from '../../state/store.ts';
import { categoryColour, usePalette } from '../../state/theme.ts';
import { stage, type SceneLabel } from '../../stage/scene.ts';
import './atom.css';
import { crystalArrows, crystalAxes, crystalFaces, crystalPoints } from './scene.ts';
import { useCrystals } from './useCrystals.ts';

/** Publishes the crystals, and puts the slider from raw to distractors removed under them. */
export default function AtomStage() {
  const { url } = useDataset();
  const layer = useLayer();
  const palette = usePalette();
  const word = useTricosm((state) => state.view.word);
  const removed = useTricosm((state) => state.view.atom.removed);
  const { crystals, table, possible } = useCrystals();
  const scene = crystals.resultOf?.parameters.layer === layer.id ? crystals.result : null;
  const words = table.result?.words;
  const showRemoved = removed >= 50 && scene?.removed != null;

  const points = useMemo(() => scene && crystalPoints(scene, palette), [scene, palette]);
  const arrows = useMemo(() => scene && crystalArrows(scene, palette), [scene, palette]);
  const faces = useMemo(
    () => scene && crystalFaces(scene, showRemoved && scene.removed ? scene.removed : scene.raw, palette),
    [scene, palette, showRemoved],
  );
  const labels = useMemo<SceneLabel[]>(
    () =>
      scene && words
        ? Array.from(scene.words, (index, point) => ({
            text: words[index] ?? '',
            at: point,
            weight: index === word ? 2 : 1,
          }))
        : [],
    [scene, words, word],
  );

  useEffect(() => stage.getState().setMorph(removed / 100), [removed, scene]);
  // The other scales' clouds do not move with this slider.
  useEffect(() => () => stage.getState().setMorph(1), []);

  useEffect(() => {
    const { clear, publish } = stage.getState();
    if (!possible)
      clear(`${layer.name} has no word vectors; crystals need words and relations between them.`);
    else if (crystals.error && !scene) clear(crystals.error.message);
    else if (!scene || !points || !arrows || !faces) clear('Computing crystals…');
    else {
      const pinned = word === null ? -1 : scene.words.indexOf(word);
      publish({
        space: `crystals ${url}`,
        points,
        arrows,
        faces,
        labels,
        axes: crystalAxes((showRemoved && scene.removed ? scene.removed : scene.raw).axes),
        legend: {
          kind: 'categories',
          title: 'relations',
          entries: scene.relations.map((relation, i) => ({
            name: relation.name,
            colour: categoryColour(palette, i),
            count: relation.pairs,
          })),
        },
        pinned: pinned < 0 ? null : pinned,
        describe: (point) => ({
          title: words?.[scene.words[point]!] ?? '',
          lines: relationsOf(scene.edges, scene.edgeRelation, point).map((relation) => ({
            text: scene.relations[relation]!.name,
            colour: categoryColour(palette, relation),
          })),
        }),
        onPick: (point) => store.getState().go({ word: point === null ? null : scene.words[point]! }),
      });
    }
  }, [
    scene,
    points,
    arrows,
    faces,
    labels,
    words,
    word,
    showRemoved,
    possible,
    layer,
    url,
    palette,
    crystals.error,
  ]);

  if (!scene?.removed) return null;
  return (
    <div className="morph-slider">
      <SliderField
        label="raw → distractors removed"
        value={removed}
        least={0}
        most={100}
        print={(value) => `${value} %`}
        onMove={(value) => stage.getState().setMorph(value / 100)}
        onChange={(value) => store.getState().setAtom({ removed: value })}
      />
    </div>
  );
}

/** The relations that a point's word stands in. */
function relationsOf(edges: Uint32Array, edgeRelation: Uint32Array, point: number): number[] {
  const found = new Set<number>();
  edges.forEach((end, i) => end === point && found.add(edgeRelation[i >> 1]!));
  return [...found];
}
