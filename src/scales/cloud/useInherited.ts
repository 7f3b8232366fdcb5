import { ownInherited } from '../../state/hooks.ts';
import { lobeColours, orientation } from './inherited.ts';

/** Reads what clouds inherit (`inherited.ts`), in a component or now, and notes it. */
export const {
  useOwn: useOrientation,
  own: orientationNow,
  setOwn: setOrientation,
} = ownInherited(orientation);

export const { useOwn: useLobeColours, setOwn: setLobeColours } = ownInherited(lobeColours);
