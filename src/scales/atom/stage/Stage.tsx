import { useEffect, useMemo } from 'react';
import { stage } from '../../../stage/scene.ts';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { pin } from '../../../state/pin.ts';
import { usePalette } from '../../../state/theme.ts';
import { usePinned } from '../../shared/pinned/usePinned.ts';
import { showsFeatures } from '../among.ts';
import '../panel/atom.css';
import { pickWord } from '../picking.ts';
import { useAnalogy } from '../useAnalogy.ts';
import { removedShare } from '../requests.ts';
import { atomNow, useAtom } from '../useAtom.ts';
import { relationPalette } from '../relationColours.ts';
import { useCrystals, useRelations } from '../useCrystals.ts';
import { useSearch } from '../useSearch.ts';
import type { Crystals } from '../analysis/index.ts';
import type { AtomView } from '../view.ts';
import {
  analogyPicture,
  differencePicture,
  foundPicture,
  wordPicture,
  type Picture,
} from './pictures/index.ts';
import { SpaceControls } from './SpaceControls.tsx';

/** Publishes the picture of the chosen space, and puts the slider from raw to distractors removed under it. */
export default function AtomStage() {
  const { key, info } = useDataset();
  const layer = useLayer();
  const atom = useAtom((view) => view);
  const { space } = atom;
  const removed = removedShare(atom, info);
  const ofFeatures = showsFeatures(layer, atom);
  const pinned = usePinned(ofFeatures ? 'feature' : 'word');
  const { crystals, table, possible } = useCrystals();
  const { result: found, stale } = crystals;
  const picture = usePicture(found, table.result?.words);

  useEffect(() => stage.getState().setMorph(removed / 100), [removed, found]);
  // The other scales' clouds do not move with this slider.
  useEffect(() => () => stage.getState().setMorph(1), []);

  useEffect(() => {
    const { clear, publish } = stage.getState();
    if (!possible && space !== 'search') {
      clear(`${layer.name} has no word vectors; crystals need words and relations between them.`);
    } else if (crystals.error && !found) clear(crystals.error.message);
    else if (!picture) clear(waiting(atomNow()));
    else {
      const { items, scene } = picture;
      const point = pinned === null ? -1 : items.indexOf(pinned);
      publish(
        {
          ...scene,
          space: `crystals ${key} ${space}`,
          item: ofFeatures ? 'feature' : 'word',
          items,
          pinned: point < 0 ? null : point,
          onPick: (at) => pick(at === null ? null : (items[at] ?? null), ofFeatures),
        },
        stale && (space === 'words' || space === 'differences'),
      );
    }
  }, [picture, found, space, pinned, ofFeatures, possible, layer, key, stale, crystals.error]);

  if (!found && space !== 'search') return null;
  const morphs = found?.removed != null && (space === 'words' || space === 'differences');
  const flat = morphs && removed >= 50 ? flatNote(found, space) : '';
  return <SpaceControls space={space} removed={removed} morphs={morphs} note={flat} />;
}

/** The picture of the chosen space; null while it lacks what it is drawn from. */
function usePicture(
  crystals: ReturnType<typeof useCrystals>['crystals']['result'],
  words: readonly string[] | undefined,
): Picture | null {
  const theme = usePalette();
  const { info } = useDataset();
  const { listed } = useRelations();
  const palette = useMemo(() => {
    if (!crystals) return theme;
    const shown = crystals.relations.map(({ id }) => id);
    return relationPalette(
      theme,
      shown,
      listed.map(({ id }) => id),
    );
  }, [theme, crystals, listed]);
  const named = useMemo(() => wordsNamedIn(info.description), [info]);
  const atom = useAtom((view) => view);
  const { space, faces: measure } = atom;
  const atRemoved = removedShare(atom, info) >= 50 && crystals?.removed != null;
  const { solved, question } = useAnalogy();
  const analogy = solved.stale ? null : solved.result;
  const { subset, crystal, points: corners, plane } = useSearch();
  const { name: nameOf } = subset;
  const view = plane.stale ? null : plane.result;
  return useMemo(() => {
    if (space === 'search') {
      return view && corners && crystal ? foundPicture(view, corners, nameOf, crystal.error, palette) : null;
    }
    if (!words) return null;
    if (space === 'analogy') return analogy && analogyPicture(analogy, question, words, palette);
    if (!crystals) return null;
    return space === 'words'
      ? wordPicture(crystals, words, { atRemoved, measure, named }, palette)
      : differencePicture(crystals, words, atRemoved, palette);
  }, [
    crystals,
    words,
    space,
    analogy,
    question,
    view,
    corners,
    crystal,
    nameOf,
    atRemoved,
    measure,
    named,
    palette,
  ]);
}

/** The words of an analogy that a description gives as its example: `king − man + woman is queen`. */
const wordsNamedIn = (description: string): ReadonlySet<string> =>
  new Set(/(?:^|\s)(\S+) [−-] (\S+) \+ (\S+) is (\w+)/.exec(description)?.slice(1));

/** Pins a feature or word, unless clicked words are being paired. */
function pick(item: number | null, ofFeatures: boolean): void {
  if (ofFeatures) pin('feature', item);
  else if (item === null || !pickWord(item)) pin('word', item);
}

/** Says that the picture is a line or a plane if fewer than three axes discriminate the relations; empty if three do. */
function flatNote({ removed, relations: { length: relations } }: Crystals, space: AtomView['space']): string {
  if (!removed) return '';
  const axes = (space === 'words' ? removed.axes : removed.differenceAxes).filter(({ share }) => share > 0);
  if (axes.length >= 3 || axes.length === 0) return '';
  const left = axes.length === 1 ? 'One discriminant axis is' : 'Two discriminant axes are';
  const more = relations === axes.length + 1 ? ` left, and ${relations} relations have no more` : ' left';
  return `${left}${more}: with distractors removed the picture is a ${axes.length === 1 ? 'line' : 'plane'}.`;
}

/** Why there is nothing to see yet. */
function waiting({ space, searching, analogy }: AtomView): string {
  if (space === 'search' && searching) return 'Searching for crystals…';
  if (space === 'search') return 'Search for crystals in the panel and choose one to see it here.';
  if (space === 'analogy' && analogy.filter(Boolean).length !== 3) {
    return 'Ask for an analogy in the panel to see it here.';
  }
  return 'Computing crystals…';
}
