import { useEffect, useMemo } from 'react';
import type { Look } from '../../lessons/lesson.ts';
import { relationsJob } from '../../jobs/datasetJobs.ts';
import { useJob } from '../../jobs/useJob.ts';
import { useTricosm } from '../../state/hooks.ts';
import { useRings } from '../search/useRings.ts';
import { targetOf } from './targets.ts';

const MARK = 'data-lesson-look';
const NONE = new Uint32Array();

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
    let scrolled = false;
    const mark = () => {
      frame = 0;
      const wanted = new Set(looks.map((look) => targetOf(look, page)));
      for (const marked of page.querySelectorAll(`[${MARK}]`)) {
        if (!wanted.has(marked)) marked.removeAttribute(MARK);
      }
      for (const target of wanted) target?.setAttribute(MARK, '');
      // Only once: later the user scrolls.
      const first = [...wanted].find((target) => target !== null);
      if (first && !scrolled) {
        scrolled = true;
        scrollTo(first);
      }
    };
    const later = () => (frame ||= requestAnimationFrame(mark));
    const observer = new MutationObserver(later);
    observer.observe(page, { childList: true, subtree: true });
    later();
    return () => {
      observer.disconnect();
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
