import { shape } from '../../scales/galaxy/analysis.ts';
import { parse, wholeNumber } from '../arguments.ts';
import { chosenLayer, openSource, RAW_OPTIONS } from '../source.ts';
import type { StartWork } from '../threads.ts';

const OPTIONS = { ...RAW_OPTIONS, layer: 'string', from: 'string', to: 'string', threads: 'string' } as const;

/** `galaxy SOURCE --layer L`: the spectrum of a layer's decoder directions and what it says. */
export async function galaxyCommand(args: readonly string[], start: StartWork): Promise<object> {
  const { values, positionals } = parse(args, OPTIONS);
  const window = {
    ...(values.from === undefined ? {} : { from: wholeNumber('from', values.from, 1) }),
    ...(values.to === undefined ? {} : { to: wholeNumber('to', values.to, 1) }),
  };
  const dataset = await openSource(positionals, values);
  const layer = chosenLayer(dataset.info, values.layer);
  const decoder = await dataset.decoder(layer);
  return start(values.threads, async (work) => ({ layer, ...(await shape(decoder, window, work)) }));
}
