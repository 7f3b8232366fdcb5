import * as v from 'valibot';
import { check, object, path } from '../../schema.ts';

const schema = object({
  files: v.pipe(v.array(path, 'a list of paths'), v.nonEmpty('at least one file')),
});

/** Raw files beside each other on the web that make one dataset: the contents of their listing. */
export interface Listing {
  /** relative to the listing; folders tell layers apart as they do for chosen files */
  readonly files: readonly string[];
}

/**
 * Checks a parsed listing.
 *
 * @param file  where it was read, for messages
 * @throws DataError naming the field, what was expected and what was found
 */
export function readListing(value: unknown, file: string): Listing {
  return check(schema, value, file, 'Correct the listing; docs/formats.md describes it.');
}
