import { endsAs, type Format } from '../format.ts';
import { OTHER_PROGRAMS } from './programs.ts';

const ENDINGS = OTHER_PROGRAMS.flatMap(({ endings }) => endings);

/** Tables and arrays that other programs read. */
export const otherProgram: Format = {
  id: 'other program',
  role: 'unknown',
  label: 'file of another program',
  holds:
    'a spreadsheet, a table of Arrow, HDF5, a database or an archive: refused with the conversion that works',
  endings: ENDINGS,
  opensAlone: ENDINGS,
  looks: ({ name }) => endsAs(name, ENDINGS),
  load: () => import('./describe.ts'),
};
