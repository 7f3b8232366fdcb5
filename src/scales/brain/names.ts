import type { CooccurrenceAffinity } from './analysis/affinityOf.ts';

/** The affinities' names on screen, short enough to stand side by side. */
export const AFFINITY_NAMES: Readonly<Record<CooccurrenceAffinity, string>> = {
  phi: 'phi',
  jaccard: 'Jaccard',
  dice: 'Dice',
  overlap: 'overlap',
  smc: 'simple',
};

/** What each affinity measures, in words. */
export const AFFINITY_MEANINGS: Readonly<Record<CooccurrenceAffinity, string>> = {
  phi: 'phi: correlation of two features’ firings over blocks, plus one',
  jaccard: 'Jaccard: blocks of both, of the blocks of either',
  dice: 'Dice: twice the blocks of both, of the blocks of each',
  overlap: 'overlap: blocks of both, of the blocks of the rarer one',
  smc: 'simple matching: blocks in which both fire or neither does',
};
