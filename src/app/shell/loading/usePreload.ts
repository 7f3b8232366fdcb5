import { useEffect } from 'react';
import { preloadCharts } from '../../../charts/lazy.ts';
import { putFirst } from '../../../controls/parts/urgent.ts';
import { SCALES } from '../../../scales/index.ts';
import { Figures } from '../../../scales/brain/panel/figuresPart.ts';
import { TokenStage } from '../../../scales/brain/stage/tokenStagePart.ts';
import { preloadParts } from '../../../scales/parts.ts';
import { FeatureCard } from '../../inspector/Inspector.tsx';
import { loadFileKinds } from '../../open/fileKinds.ts';
import { OpenDialog } from '../../open/openDialogPart.ts';
import { SearchList } from '../../search/Search.tsx';
import { jobs } from '../../../jobs/page.ts';
import { whenIdle } from '../../../stage/whenIdle.ts';
import { firstScene } from './firstScene.ts';
import { quiet } from './quiet.ts';

/**
 * Loads what a scale draws while the first dataset opens; charts and lower sections wait until its scene is drawn. Once
 * it is, no job is in progress, and the page has nothing else to do, the parts that are likely to be drawn next follow: a click then waits for nothing, and works
 * without a network or after a new version was published.
 *
 * @param scale  the id of the scale of the view
 * @param ready  whether a dataset is open
 */
export function usePreload(scale: string, ready: boolean): void {
  useEffect(() => putFirst(firstScene(LONGEST_LATER)), []);
  useEffect(() => {
    const timer = setTimeout(() => void preloadParts(scale));
    return () => clearTimeout(timer);
  }, [scale]);
  useEffect(() => {
    if (!ready || savesData()) return;
    let current = true;
    const preload = async () => {
      await firstScene(LONGEST_WAIT);
      const loads = [
        ...SCALES.map(
          ({ id }) =>
            () =>
              preloadParts(id),
        ),
        Figures.preload,
        TokenStage.preload,
        FeatureCard.preload,
        SearchList.preload,
        loadFileKinds,
        preloadCharts,
        OpenDialog.preload,
        keepForOffline,
      ];
      for (const load of loads) {
        await quiet(jobs, LONGEST_WAIT);
        await idle();
        if (!current) return;
        await load();
      }
    };
    void preload();
    return () => {
      current = false;
    };
  }, [ready]);
}

/** Milliseconds that a part waits at most: a scene may not come, and a job that takes long is not the first view's. */
const LONGEST_WAIT = 10_000;
/** The same for what is to be drawn now: what it shows may be there long before a scene. */
const LONGEST_LATER = 5000;

/** Stores the app for a visit without a network, after everything that this visit needs. */
const keepForOffline = () =>
  import('../../offline/follow.ts').then(
    ({ followOffline }) => followOffline(),
    // Nothing on screen depends on it: the next visit tries again.
    () => undefined,
  );

/** Whether the user has asked the browser to load as little as possible. */
const savesData = (): boolean =>
  (navigator as { connection?: { readonly saveData?: boolean } }).connection?.saveData === true;

const idle = (): Promise<unknown> => new Promise<void>((resolve) => void whenIdle(resolve));
