import type { Lesson } from './lesson.ts';

/** A lesson that comes with the app. */
export interface EmbeddedLesson {
  /** in links: `?lesson=crystals` */
  readonly id: string;
  readonly title: string;
  /** what one learns, in a line */
  readonly hint: string;
  readonly load: () => Promise<Lesson>;
}

/** Loads a file of this folder. It is checked by a test, and not again in the page. */
const from = (load: () => Promise<{ readonly default: unknown }>) => async () =>
  (await load()).default as Lesson;

/** The lessons that come with the app, in the order in which they are offered. */
export const EMBEDDED_LESSONS: readonly EmbeddedLesson[] = [
  {
    id: 'crystals',
    title: 'Crystals',
    hint: 'Atom: words in parallel, and why a picture needs held-out pairs · 5 minutes',
    load: from(() => import('./embedded/crystals.json')),
  },
  {
    id: 'lobes',
    title: 'Lobes',
    hint: 'Brain: features that fire together, and whether they also lie together · 5 minutes',
    load: from(() => import('./embedded/lobes.json')),
  },
  {
    id: 'galaxy',
    title: 'Galaxy',
    hint: 'Galaxy: the shape of a cloud, first of clouds whose shape is known · 5 minutes',
    load: from(() => import('./embedded/galaxy.json')),
  },
  {
    id: 'paper',
    title: 'The paper’s own cloud',
    hint: 'three layers of Gemma Scope 2B, read from Hugging Face: 604 MB for each',
    load: from(() => import('./embedded/paper.json')),
  },
];
