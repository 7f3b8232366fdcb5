import { startBrowserCrew } from './team/browser.ts';
import { createJobManager } from './manager.ts';

/** The page's jobs. Workers start with the first one. */
export const jobs = createJobManager({ start: startBrowserCrew });
