import { lazyPart } from '../../../controls/parts/lazyPart.ts';

/** The scene of the tokens at which features fire, which is loaded after the features' own. */
export const TokenStage = lazyPart(() => import('./TokenStage.tsx'));
