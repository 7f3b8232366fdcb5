import type { Field, Fields } from './fields.ts';
import {
  atomFields,
  brainFields,
  galaxyFields,
  initialView,
  placeFields,
  type Place,
  type View,
} from './view.ts';

/** The scales' own parameters stand in the link under these prefixes: `brain.k=4`. */
const scaleFields = { galaxy: galaxyFields, brain: brainFields, atom: atomFields };

/**
 * Writes a view as a query string without the question mark; defaults are left out, so that links stay
 * short and follow a later default only where the reader had not chosen.
 */
export function printView(view: View): string {
  const parts: string[] = [];
  const add = <T extends object>(prefix: string, fields: Fields<T>, values: T) => {
    for (const key in fields) {
      const field = fields[key] as Field<unknown>;
      const printed = field.print(values[key]);
      if (printed !== field.print(field.initial)) parts.push(`${prefix}${key}=${escape(printed)}`);
    }
  };
  add<Place>('', placeFields, view);
  for (const scale of ['galaxy', 'brain', 'atom'] as const) {
    add<object>(`${scale}.`, scaleFields[scale], view[scale]);
  }
  return parts.join('&');
}

/** Reads a view from a query string; what is missing or not understood keeps its default. */
export function parseView(query: string): View {
  const search = new URLSearchParams(query);
  const read = <T extends object>(prefix: string, fields: Fields<T>, values: T): T => {
    const result = { ...values };
    for (const key in fields) {
      const printed = search.get(prefix + key);
      const value = printed === null ? undefined : fields[key].parse(printed);
      if (value !== undefined) result[key] = value;
    }
    return result;
  };
  const initial = initialView();
  return {
    ...initial,
    ...read<Place>('', placeFields, initial),
    galaxy: read('galaxy.', galaxyFields, initial.galaxy),
    brain: read('brain.', brainFields, initial.brain),
    atom: read('atom.', atomFields, initial.atom),
  };
}

/** Escapes what would break a query string and leaves commas, slashes, colons and at signs readable. */
function escape(printed: string): string {
  return encodeURIComponent(printed).replace(/%(2C|2F|3A|40)/g, decodeURIComponent);
}
