import { ownView } from '../../state/hooks.ts';
import { galaxyView } from './view.ts';

/** The galaxy's own parameters: `useGalaxy((view) => view.seed)` reads them in a component, `setGalaxy` changes them. */
export const { useOwn: useGalaxy, setOwn: setGalaxy } = ownView(galaxyView);
