import { describe, expect, it } from 'vitest';
import { implementationOf } from '../../../workers/registry.ts';
import { openBundle } from '../../dataset/bundle/bundle.ts';
import type { Job } from '../../jobs/job.ts';
import { quietWork } from '../../math/work/work.ts';
import { companyJob } from '../../scales/brain/jobs.ts';
import { placesAlong } from '../../scales/shared/analysis/components.ts';
import { besideRandom } from '../../scales/shared/analysis/decomposition.ts';
import { COMPONENT_DEFAULTS, DECOMPOSITION_DEFAULTS } from '../../scales/shared/analysis/defaults.ts';
import { componentsJob } from '../../scales/shared/components.ts';
import { decompositionJob, randomDecompositionsJob } from '../../scales/shared/decomposition.ts';
import { neighboursJob } from '../../scales/shared/neighbours.ts';
import { folderSource } from '../folder.ts';
import { jsonText } from '../jsonText.ts';
import { run } from '../main.ts';

const LOBES = 'e2e/cases/lobes';
const feature = (...args: string[]) => run(['feature', ...args], (_, compute) => compute(quietWork));

describe('feature', () => {
  it('prints what the app’s jobs find, to the last digit', async () => {
    const { code, stdout } = await feature(LOBES, '--feature', '7');
    expect(code).toBe(0);
    const dataset = await openBundle(folderSource(LOBES));
    const layer = dataset.info.defaultLayer;
    const job = async <P, R>({ name }: Job<P, R>, parameters: P) =>
      (await implementationOf(name))(dataset, parameters, quietWork) as Promise<R>;
    const { atoms, draws, seed } = DECOMPOSITION_DEFAULTS;
    const found = await job(decompositionJob, { layer, feature: 7, atoms });
    const random = await job(randomDecompositionsJob, { layer, atoms, draws, seed });
    const near = await job(neighboursJob, { layer, among: 'features', of: 7, count: 10 });
    const { components, decomposition, nearest, company, labels } = JSON.parse(stdout) as Record<
      string,
      object
    >;
    const printed = (value: object) => JSON.parse(jsonText(value)) as object;
    expect(components).toEqual(
      printed(placesAlong(await job(componentsJob, { layer, ...COMPONENT_DEFAULTS }), 7)),
    );
    expect(decomposition).toEqual(
      printed({
        ...found,
        atoms: found.atoms,
        draws,
        seed,
        mixed: random.mixed,
        ...besideRandom(found, random),
      }),
    );
    expect(nearest).toEqual(printed({ features: near.indices, cosines: near.cosines }));
    expect(company).toEqual(printed(await job(companyJob, { layer, feature: 7, count: 10 })));
    expect(labels).toHaveProperty('description');
  });

  it.each([
    [[LOBES], 'feature: expected --feature I, its number from 0.'],
    [[LOBES, '--feature', '126'], '--feature: expected a number below 126, found 126.'],
    [[LOBES, '--feature', '1', '--atoms', '0'], '--atoms: expected a whole number from 1, found “0”.'],
  ])('refuses %j', async (args, message) => {
    expect(await feature(...args)).toEqual({ code: 2, stdout: '', stderr: `tricosm: ${message}\n` });
  });
});
