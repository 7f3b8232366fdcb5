import { DataError } from '../../error.ts';
import { endsAs, type Head } from '../format.ts';
import { OTHER_PROGRAMS } from './programs.ts';

/**
 * Says what a file of another program is and what to do.
 *
 * @throws DataError always
 */
export function describe({ name }: Head): never {
  const { what, advice } = OTHER_PROGRAMS.find(({ endings }) => endsAs(name, endings))!;
  throw new DataError(
    `${name}: expected a table or arrays, found ${what}, which is not read here; ${advice}.`,
  );
}
