import { parametersOf } from './link.ts';
import type { Field } from './fields.ts';
import type { ViewSchema } from './view.ts';

/** A parameter of a link that could not be taken as written. */
export interface Untaken {
  readonly name: string;
  readonly written: string;
  /** what was taken instead, as a link writes it; null if no parameter has this name */
  readonly taken: string | null;
}

/** Parameters that other programs add to links. */
const FOREIGN = /^(utm_\w+|fbclid|gclid|ref|source)$/;

/** The parameters of a link that were not taken as written: those of no known name, and those whose values mean nothing or only in part. */
export function untaken({ place, scales, inherited }: ViewSchema, query: string): Untaken[] {
  const fields = new Map<string, Field<unknown>>();
  const add = (prefix: string, own: object) => {
    for (const [key, field] of Object.entries(own)) fields.set(prefix + key, field as Field<unknown>);
  };
  add('', place);
  for (const { id, fields: own } of [...scales, ...inherited]) add(`${id}.`, own);
  const found: Untaken[] = [];
  for (const [name, written] of parametersOf(query)) {
    const field = fields.get(name);
    if (!field) {
      if (!FOREIGN.test(name)) found.push({ name, written, taken: null });
      continue;
    }
    const parsed = field.parse(written);
    if (parsed === undefined) found.push({ name, written, taken: field.print(field.initial) });
    else if (field.takesAll?.(written) === false) found.push({ name, written, taken: field.print(parsed) });
  }
  return found;
}
