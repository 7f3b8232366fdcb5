import { parse } from '../arguments.ts';
import { columnsSummary } from '../columns.ts';
import { openSource, SOURCE_OPTIONS } from '../source.ts';

/** `inspect SOURCE`: what a dataset holds, from its manifest or its raw files, or what a table adds to its features. */
export async function inspectCommand(args: readonly string[]): Promise<object> {
  const { values, positionals } = parse(args, {
    ...SOURCE_OPTIONS,
    columns: 'string',
    layer: 'string',
  });
  const { info: whole } = await openSource(positionals, values);
  if (values.columns) return columnsSummary(whole, values.columns, values.layer);
  const { results, ...fields } = whole;
  const info = { ...fields, ...(results && { results: results.map(parsedKey) }) };
  if (!values.cooccurrence) return info;
  const { features, blocks } = info.layers[0]!;
  return { ...info, cooccurrence: { features, blocks } };
}

/** A precomputed result by its job and parameters. */
function parsedKey(key: string): { job: string; parameters: unknown } {
  const [job, parameters] = JSON.parse(key) as [string, unknown];
  return { job, parameters };
}
