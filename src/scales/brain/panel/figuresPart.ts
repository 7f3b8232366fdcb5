import { lazyPart } from '../../../controls/parts/lazyPart.ts';
import { afterUrgent } from '../../../controls/parts/urgent.ts';

/** The figures of lobes, below the lobes themselves: loaded once the first picture stands. */
export const Figures = lazyPart(async () => {
  await afterUrgent();
  return import('./Figures.tsx');
});
