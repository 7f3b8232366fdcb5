import { analogyTest, analogyTestParameters } from '../../../scales/atom/analysis/index.ts';
import { ATOM_DEFAULTS } from '../../../scales/atom/analysis/defaults.ts';
import { relationWords } from '../../../scales/atom/analysis/reports.ts';
import { parse, wholeNumber } from '../../arguments.ts';
import { chosenLayer, controlNote, openSource, SOURCE_OPTIONS } from '../../source.ts';
import type { StartWork } from '../../threads.ts';
import { leftOutOf, usableRelations } from './relationsOf.ts';

const OPTIONS = {
  ...SOURCE_OPTIONS,
  layer: 'string',
  relations: 'string',
  questions: 'string',
  seed: 'string',
  threads: 'string',
} as const;

/**
 * `analogies SOURCE --layer L --relations a,b,…`: how often the analogies that relations make are solved, by 3CosAdd and
 * 3CosMul, beside baselines that know a part of the question.
 */
export async function analogiesCommand(args: readonly string[], start: StartWork): Promise<object> {
  const { values, positionals } = parse(args, OPTIONS);
  const questions = wholeNumber('questions', values.questions ?? String(ATOM_DEFAULTS.questions), 1);
  const seed = wholeNumber('seed', values.seed ?? String(ATOM_DEFAULTS.seed), 0);
  const dataset = await openSource(positionals, values);
  const layer = chosenLayer(dataset.info, values.layer);
  const parameters = analogyTestParameters(usableRelations(dataset.info, values.relations), {
    questions,
    seed,
  });
  const data = await relationWords(dataset, layer);
  return start(values.threads, async (work) => {
    const { sets, ...test } = await analogyTest(data, parameters, work);
    return {
      layer,
      ...controlNote(dataset.info),
      parameters,
      ...leftOutOf(dataset.info),
      ...test,
      sets: sets.map(({ id, name, ...set }) => ({ name: id, title: name, ...set })),
    };
  });
}
