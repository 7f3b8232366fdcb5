import type { Field, Fields } from './fields.ts';
import type { Place, ScaleValues, ScaleView, View, ViewSchema } from './view.ts';
import { encodeText } from '../dataset/encodeText.ts';

/**
 * Writes a view, and what its picture inherits, as a query string without the question mark, and long parts of it as a
 * fragment behind it. Defaults are left out: links stay short, and follow a later default if the user has not chosen a
 * value.
 */
export function printView(schema: ViewSchema, view: View, inherited: ScaleValues = {}): string {
  const parts: string[] = [];
  const fragment: string[] = [];
  const add = <T extends object>(prefix: string, fields: Fields<T>, values: T) => {
    for (const key in fields) {
      const field = fields[key] as Field<unknown>;
      const printed = field.print(values[key]);
      if (printed === field.print(field.initial)) continue;
      (field.fragment ? fragment : parts).push(`${prefix}${key}=${escape(printed)}`);
    }
  };
  add<Place>('', schema.place, view);
  for (const scale of schema.scales) {
    const addOf = (part: ScaleView<object>, values: ScaleValues) =>
      add<object>(`${part.id}.`, part.fields, part.of(values));
    addOf(scale, view.scales);
    for (const part of schema.inherited) if (part.id === scale.id) addOf(part, inherited);
  }
  return parts.join('&') + (fragment.length > 0 ? `#${fragment.join('&')}` : '');
}

/** What follows the path in an address: a question mark only if something stands before the fragment. */
export const asQuery = (query: string): string =>
  query === '' || query.startsWith('#') ? query : `?${query}`;

/** Reads a view from a query string and a fragment; missing or invalid parameters keep their defaults. */
export function parseView({ place, scales }: ViewSchema, query: string): View {
  const search = parametersOf(query);
  return { ...parseFields<Place>(search, '', place), scales: parseScales(search, scales) };
}

/** Reads what the picture of a link inherits; missing or invalid parameters keep their defaults. */
export function parseInherited({ inherited }: ViewSchema, query: string): ScaleValues {
  return parseScales(parametersOf(query), inherited);
}

/** The parameters of a query string and of the fragment behind it. */
export const parametersOf = (query: string) => new URLSearchParams(query.replace('#', '&'));

function parseScales(search: URLSearchParams, scales: readonly ScaleView<object>[]): ScaleValues {
  return Object.fromEntries(
    scales.map(({ id, fields }) => [id, parseFields<object>(search, `${id}.`, fields)]),
  );
}

function parseFields<T extends object>(search: URLSearchParams, prefix: string, fields: Fields<T>): T {
  const values = {} as T;
  for (const key in fields) {
    const printed = search.get(prefix + key);
    const value = printed === null ? undefined : fields[key].parse(printed);
    values[key] = value === undefined ? fields[key].initial : value;
  }
  return values;
}

/** Escapes the characters that would break a query string; commas, slashes, colons, semicolons and at signs stay readable. */
function escape(printed: string): string {
  return encodeText(printed).replace(/%(2C|2F|3A|3B|40)/g, decodeURIComponent);
}
