import type { Field, Fields } from './fields.ts';
import type { Place, View, ViewSchema } from './view.ts';

/**
 * Writes a view as a query string without the question mark. Defaults are left out: links stay short, and follow a
 * later default where the user has not chosen.
 */
export function printView({ place, scales }: ViewSchema, view: View): string {
  const parts: string[] = [];
  const add = <T extends object>(prefix: string, fields: Fields<T>, values: T) => {
    for (const key in fields) {
      const field = fields[key] as Field<unknown>;
      const printed = field.print(values[key]);
      if (printed !== field.print(field.initial)) parts.push(`${prefix}${key}=${escape(printed)}`);
    }
  };
  add<Place>('', place, view);
  for (const scale of scales) add<object>(`${scale.id}.`, scale.fields, scale.of(view.scales));
  return parts.join('&');
}

/** Reads a view from a query string; what is missing or not understood keeps its default. */
export function parseView({ place, scales }: ViewSchema, query: string): View {
  const search = new URLSearchParams(query);
  const parse = <T extends object>(prefix: string, fields: Fields<T>): T => {
    const values = {} as T;
    for (const key in fields) {
      const printed = search.get(prefix + key);
      const value = printed === null ? undefined : fields[key].parse(printed);
      values[key] = value === undefined ? fields[key].initial : value;
    }
    return values;
  };
  return {
    ...parse<Place>('', place),
    scales: Object.fromEntries(scales.map(({ id, fields }) => [id, parse<object>(`${id}.`, fields)])),
  };
}

/** Escapes what would break a query string; commas, slashes, colons and at signs stay readable. */
function escape(printed: string): string {
  return encodeURIComponent(printed).replace(/%(2C|2F|3A|40)/g, decodeURIComponent);
}
