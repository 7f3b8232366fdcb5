import { useEffect, useMemo } from 'react';
import { stage } from '../../../stage/scene.ts';
import { useDataset, useLayer, useTricosm } from '../../../state/hooks.ts';
import { store } from '../../../state/store.ts';
import { usePalette } from '../../../state/theme.ts';
import type { AtomView } from '../view.ts';
import { showsFeatures } from '../among.ts';
import '../panel/atom.css';
import { analogyScene, differenceScene, foundScene, wordScene } from './drawn.ts';
import { pickWord } from './picking.ts';
import { SpaceControls } from './SpaceControls.tsx';
import { useAnalogy } from '../useAnalogy.ts';
import { useCrystals } from '../useCrystals.ts';
import { useSearch } from '../useSearch.ts';
import { atomNow, useAtom } from '../useAtom.ts';

/** Publishes the crystals or their differences, and puts the slider from raw to distractors removed under them. */
export default function AtomStage() {
  const { key } = useDataset();
  const layer = useLayer();
  const palette = usePalette();
  const atom = useAtom((view) => view);
  const { removed, space, faces: measure } = atom;
  const ofFeatures = showsFeatures(layer, atom);
  const picked = useTricosm(({ view }) => (ofFeatures ? view.feature : view.word));
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
    else if (!drawn) clear(waiting(atomNow()));
    else {
      const pinned = picked === null ? -1 : drawn.wordAt.indexOf(picked);
      publish({
        ...drawn.scene,
        space: `crystals ${key} ${space}`,
        pinned: pinned < 0 ? null : pinned,
        onPick: (point) => {
          const index = point === null ? null : (drawn.wordAt[point] ?? null);
          if (ofFeatures) store.getState().go({ feature: index });
          else if (index === null || !pickWord(index)) store.getState().go({ word: index });
        },
      });
    }
  }, [drawn, scene, space, picked, ofFeatures, possible, layer, key, crystals.error]);

  if (!scene && space !== 'search') return null;
  const morphs = scene?.removed != null && (space === 'words' || space === 'differences');
  return <SpaceControls space={space} removed={removed} morphs={morphs} />;
}

/** Why there is nothing to see yet. */
function waiting({ space, searching, analogy: asked }: AtomView): string {
  if (space === 'search' && searching) return 'Searching for crystals…';
  if (space === 'search') return 'Search for crystals in the panel and choose one to see it here.';
  if (space === 'analogy' && asked.filter(Boolean).length !== 3)
    return 'Ask for an analogy in the panel to see it here.';
  return 'Computing crystals…';
}
