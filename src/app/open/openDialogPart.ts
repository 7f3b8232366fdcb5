import { lazyPart } from '../../controls/parts/lazyPart.ts';

/** The dialog that shows what files are, loaded when files are first opened. */
export const OpenDialog = lazyPart(() => import('./OpenDialog.tsx'));
