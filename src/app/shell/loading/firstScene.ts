import { stage } from '../../../stage/scene.ts';
import { atLatest } from './atLatest.ts';

/**
 * Resolves when there is a scene on the stage, or after a time: a scene may not come.
 *
 * @param longest  milliseconds
 */
export const firstScene = (longest: number): Promise<void> =>
  atLatest(longest, (end) => {
    if (stage.getState().scene) end();
    return stage.subscribe(({ scene }) => {
      if (scene) end();
    });
  });
