import { ownView } from '../../state/hooks.ts';
import { scaleView } from '../../state/view.ts';
import { cloudFields } from './fields.ts';

/** Reads and changes the parameters that every scale with a cloud knows. */
export const { useOwn: useCloudView, setOwn: setCloudView } = ownView(scaleView('galaxy', cloudFields));
