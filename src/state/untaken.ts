import { parametersOf } from './link.ts';
import type { Field } from './fields.ts';
import type { ViewSchema } from './view.ts';

/** A parameter of a link that could not be taken as written. */
export interface Untaken {
  readonly name: string;
  readonly written: string;
  /** what was taken instead, as a link writes it; null if no parameter has this name */
  readonly taken: string | null;
  /** whether the link had the parameter before, with another value, which counts */
  readonly repeated?: boolean;
}

/** Parameters that other programs add to links. */
const FOREIGN = /^(utm_\w+|fbclid|gclid|ref|source)$/;

/**
 * The parameters of a link that were not taken as written: those of no known name, those whose values mean nothing or only in
 * part, and those that the link had before with another value.
 */
export function untaken({ place, scales, inherited }: ViewSchema, query: string): Untaken[] {
  const fields = new Map<string, Field<unknown>>();
  const add = (prefix: string, own: object) => {
    for (const [key, field] of Object.entries(own)) fields.set(prefix + key, field as Field<unknown>);
  };
  add('', place);
  for (const { id, fields: own } of [...scales, ...inherited]) add(`${id}.`, own);
  const found: Untaken[] = [];
  const first = new Map<string, string>();
  for (const [name, written] of parametersOf(query)) {
    const field = fields.get(name);
    if (!field) {
      if (!FOREIGN.test(name)) found.push({ name, written, taken: null });
      continue;
    }
    const before = first.get(name);
    if (before !== undefined) {
      const taken = field.print(field.parse(before) ?? field.initial);
      if (written !== before) found.push({ name, written, taken, repeated: true });
      continue;
    }
    first.set(name, written);
    const parsed = field.parse(written);
    if (parsed === undefined) found.push({ name, written, taken: field.print(field.initial) });
    else if (field.takesAll?.(written) === false) found.push({ name, written, taken: field.print(parsed) });
  }
  return found;
}
