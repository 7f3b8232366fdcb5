import { count } from '../../controls/numbers.ts';
import type { DataColumn } from '../../controls/table/columns.ts';
import { tableRows } from '../../controls/table/tableRows.ts';

/** Where selected items come from, as an exported file says it. */
export interface Provenance {
  readonly dataset: string;
  readonly layer: string;
  /** what was done to the vectors; empty if nothing */
  readonly prepared: string;
  /** the model and SAE of the dataset, as far as they are known */
  readonly model: string;
  readonly sae: string;
  /** the parameters of the lobes, if a column holds them */
  readonly lobes: { readonly affinity: string; readonly k: number; readonly seed: number } | null;
  /** what the items are called: `feature` or `word` */
  readonly item: string;
  /** the number of items that the layer has; null if it is unknown */
  readonly total: number | null;
}

/** The members of a selection with their columns as JSON, one member a line. */
export function membersJson(
  columns: readonly DataColumn<number>[],
  members: readonly number[],
  provenance: Provenance,
): string {
  const { headers, rows } = tableRows(columns, members);
  const records = rows.map((row) => {
    const cells = row.map((cell) => (typeof cell === 'number' && !Number.isFinite(cell) ? null : cell));
    return JSON.stringify(Object.fromEntries(headers.map((header, i) => [header, cells[i] ?? null])));
  });
  const head = JSON.stringify({ ...provenance, selected: members.length }, null, 2).replace(/\n\}$/, '');
  return `${head},\n  "members": [\n    ${records.join(',\n    ')}\n  ]\n}\n`;
}

/** The indices as a line of Python, under a comment that says where they come from: `selected = [3, 7]`. */
export function membersPython(members: ArrayLike<number>, provenance: Provenance): string {
  const { dataset, layer, prepared, item, total } = provenance;
  const of = total === null ? '' : ` of ${count(total)}`;
  const how = prepared === '' ? '' : `, vectors prepared: ${prepared}`;
  const comment = `# ${count(members.length)}${of} ${item}s of ${dataset}, layer ${layer}${how}; counted from 0`;
  // A name may have line ends, which would end the comment.
  return `${comment.replace(/\s+/g, ' ')}\nselected = [${Array.from(members).join(', ')}]\n`;
}
