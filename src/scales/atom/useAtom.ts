import { ownView } from '../../state/hooks.ts';
import { atomView } from './view.ts';

/** The atom's own parameters: `useAtom((view) => view.seed)` reads them in a component, `setAtom` changes them. */
export const { useOwn: useAtom, own: atomNow, setOwn: setAtom } = ownView(atomView);
