/** Matching: which features of two layers, SAEs or files are the same. */
export { chainsOf, chainThrough, type Chains, type ChainStep } from './chains.ts';
export { MATCH_KINDS, type MatchKind } from './kinds.ts';
export {
  matching,
  mutualPartners,
  type MatchedFamily,
  type MatchedSide,
  type Matching,
  type MatchingParameters,
  type NullBest,
} from './matching.ts';
export { matchedSpace, MATCH_BY, type MatchBy } from './matchedSpace.ts';
export { directionSpace, firingSpace, sideBySide, type MatchingSpace } from './space.ts';
export { matchingVerdict } from './verdict.ts';
