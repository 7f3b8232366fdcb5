import { listNames } from '../../error.ts';
import { found } from '../finding.ts';
import type { Format } from '../format.ts';

/** The name of a bundle's manifest. */
export const MANIFEST = /(^|\/)manifest\.json$/;

/** A bundle's manifest. */
export const manifest: Format = {
  id: 'manifest',
  role: 'manifest',
  label: 'bundle',
  holds: 'a folder with `manifest.json`, see [bundle](bundle.md)',
  endings: ['manifest.json'],
  looks: ({ name, json }) => MANIFEST.test(name) && json !== undefined && !Array.isArray(json.value),
  load: async () => ({ describe: () => found('manifest', 'manifest of a bundle') }),
};

/** A bundle in one file. */
export const archive: Format = {
  id: 'bundle archive',
  role: 'bundle archive',
  label: 'bundle in an archive',
  holds: 'a zip archive with a `manifest.json` in it',
  endings: ['.zip'],
  opensAlone: ['.zip'],
  hint: 'a bundle',
  looks: ({ members }) => members?.some((member) => MANIFEST.test(member)) ?? false,
  load: async () => ({ describe: () => found('bundle archive', 'bundle in a zip archive') }),
};

/** A zip archive of other files, which have to be unpacked. */
export const otherArchive: Format = {
  id: 'other archive',
  role: 'unknown',
  label: 'zip archive of other files',
  holds: 'files that have to be unpacked before one of them is opened',
  endings: ['.zip'],
  looks: ({ members }) => members !== undefined,
  load: async () => ({
    describe: ({ name, members = [] }) => ({
      ...found('unknown', 'zip archive'),
      fault: `${name}: expected arrays or a bundle in the archive, found ${listNames(members)}; unpack it and open the file that you need.`,
    }),
  }),
};
