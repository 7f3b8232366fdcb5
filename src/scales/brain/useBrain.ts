import { ownView } from '../../state/hooks.ts';
import { brainView } from './view.ts';

/** The brain's own parameters: `useBrain((view) => view.seed)` reads them in a component, `setBrain` changes them. */
export const { useOwn: useBrain, setOwn: setBrain } = ownView(brainView);
