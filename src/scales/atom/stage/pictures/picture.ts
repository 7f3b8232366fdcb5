import type { Scene } from '../../../../stage/scene.ts';

/** What the stage shows, without what changes with the selection. */
export interface Picture {
  readonly scene: Omit<Scene, 'space' | 'pinned' | 'onPick'>;
  /** the word or feature that each point stands for, by its number; points beyond the list stand for none */
  readonly items: readonly number[];
}
