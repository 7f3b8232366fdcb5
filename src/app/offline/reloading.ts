import type { Reloading } from '../../controls/parts/Fault.tsx';
import { reloadCost } from '../open/reloadCost.ts';

/** How this page is loaded again: in its newest version, if one waits. */
export const reloading: Reloading = {
  cost: reloadCost,
  reload: () => {
    import('./registration.ts').then(
      ({ reloadPage }) => reloadPage(),
      // The part that looks for the newest version is gone with the version: the host has another one.
      () => location.reload(),
    );
  },
};
