import { useEffect, useMemo } from 'react';
import type { Look } from '../../lessons/lesson.ts';
import { relationsJob } from '../../jobs/datasetJobs.ts';
import { useJob } from '../../jobs/follow/useJob.ts';
import { useTricosm } from '../../state/hooks.ts';
import { useRings } from '../search/useRings.ts';
import { targetOf } from './targets.ts';

const MARK = 'data-lesson-look';
const NONE = new Uint32Array();
/** By these the user scrolls or uses what stands where it is: from then on the page scrolls no more. */
const USERS_OWN = ['wheel', 'touchmove', 'pointerdown', 'keydown'];

/**
 * Sets off what a step points at, as soon as the page shows it and for as long as the step does.
 *
 * @param looks  the same list for as long as the step is the same
 */
export function useLooks(looks: readonly Look[]): void {
  useEffect(() => {
    const page = document.querySelector('.app');
    if (!page || looks.length === 0) return;
    let frame = 0;
    /** Only what stands before this place in the list is still scrolled to. */
    let reached = looks.length;
    const leave = () => (reached = 0);
    const mark = () => {
      frame = 0;
      const targets = looks.map((look) => targetOf(look, page));
      const wanted = new Set(targets);
      for (const marked of page.querySelectorAll(`[${MARK}]`)) {
        if (!wanted.has(marked)) marked.removeAttribute(MARK);
      }
      for (const target of wanted) target?.setAttribute(MARK, '');
      // What is named first may come last: the sections of a panel are shown one after another.
      const place = targets.findIndex((target) => target !== null);
      if (place >= 0 && place < reached) {
        reached = place;
        scrollTo(targets[place]!);
      }
    };
    const later = () => (frame ||= requestAnimationFrame(mark));
    const observer = new MutationObserver(later);
    observer.observe(page, { childList: true, subtree: true });
    for (const act of USERS_OWN) page.addEventListener(act, leave, { passive: true });
    later();
    return () => {
      observer.disconnect();
      for (const act of USERS_OWN) page.removeEventListener(act, leave);
      cancelAnimationFrame(frame);
      for (const marked of page.querySelectorAll(`[${MARK}]`)) marked.removeAttribute(MARK);
    };
  }, [looks]);
}

/** Brings what a step points at into view, unless it shares the phone’s sheet with the lesson, which is read first. */
function scrollTo(target: Element): void {
  const column = target.closest('.panel, .inspector');
  if (!column || column.querySelector('.lesson')) return;
  target.scrollIntoView({ block: target.clientHeight > column.clientHeight ? 'start' : 'nearest' });
}

/** Scrolls to the first thing that the step points at. */
export function showLook(): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const target = document.querySelector(`[${MARK}]`);
  const tall = (target?.clientHeight ?? 0) > innerHeight / 2;
  target?.scrollIntoView({ block: tall ? 'start' : 'center', behavior: calm ? 'auto' : 'smooth' });
}

/** Sets off the words that a step points at, in the scene. */
export function WordRings({ names }: { names: readonly string[] }) {
  const reference = useTricosm(({ dataset }) => dataset?.reference ?? null);
  const has = useTricosm(({ dataset }) => dataset?.info.layers.some((layer) => layer.has.words) ?? false);
  const { result } = useJob(relationsJob, has ? reference : null, {});
  const words = result?.words;
  const members = useMemo(() => {
    if (!words) return NONE;
    const found = names.map((name) => words.indexOf(name)).filter((index) => index >= 0);
    return Uint32Array.from(found).sort();
  }, [words, names]);
  useRings('word', members);
  return null;
}

/** Sets off the features that a step points at, in the scene. */
export function FeatureRings({ features }: { features: readonly number[] }) {
  useRings(
    'feature',
    useMemo(() => Uint32Array.from(features).sort(), [features]),
  );
  return null;
}
