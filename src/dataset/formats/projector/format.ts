import { counted, found } from '../finding.ts';
import { type Format, orGzipped } from '../format.ts';
import { isProjectorConfig } from './recognised.ts';

/** A configuration of the TensorFlow Embedding Projector. */
export const projector: Format = {
  id: 'projector',
  role: 'projector',
  label: 'TensorFlow Projector',
  holds: 'an object with `embeddings`, see [below](#tensorflow-projector)',
  endings: orGzipped('.json'),
  describesFiles: true,
  looks: ({ json }) => isProjectorConfig(json?.value),
  load: async () => ({ describe: () => found('projector', 'configuration of the TensorFlow Projector') }),
};

/** Numbers without a header, of which the configuration gives the shape. */
export const float32: Format = {
  id: 'float32',
  role: 'tensor',
  label: 'numbers without a header',
  holds: 'float32, of which a TensorFlow Projector’s configuration gives the shape',
  endings: ['.bytes'],
  looks: ({ name }) => /\.bytes$/i.test(name),
  load: async () => ({
    describe: ({ size }) => found('tensor', 'numbers without a header', counted(size / 4, 'float32')),
  }),
};
