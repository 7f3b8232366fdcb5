import { parse } from '../arguments.ts';
import { openSource, SOURCE_OPTIONS } from '../source.ts';

/** `inspect SOURCE`: what a dataset holds, from its manifest or its raw files. */
export async function inspectCommand(args: readonly string[]): Promise<object> {
  const { values, positionals } = parse(args, SOURCE_OPTIONS);
  const { info } = await openSource(positionals, values);
  if (!values.cooccurrence) return info;
  const { features, blocks } = info.layers[0]!;
  return { ...info, cooccurrence: { features, blocks } };
}
