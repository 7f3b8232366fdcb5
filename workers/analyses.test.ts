import { describe, expect, it } from 'vitest';
import * as datasetJobs from '../src/jobs/datasetJobs.ts';
import { runTask } from '../src/math/work/team.ts';
import { SCALES } from '../src/scales/index.ts';
import { exportJob } from '../src/scales/publish/exportJob.ts';
import { componentsJob } from '../src/scales/shared/components.ts';
import { decompositionJob, randomDecompositionsJob } from '../src/scales/shared/decomposition.ts';
import { neighboursJob } from '../src/scales/shared/neighbours.ts';
import { partnersJob } from '../src/scales/shared/partners.ts';
import './analyses/dataset.ts';
import { implementationOf, placeImplementationOf } from './registry.ts';

const names = (jobs: readonly unknown[]) =>
  jobs.filter((job): job is { name: string } => typeof job === 'object').map(({ name }) => name);

describe('workers', () => {
  it.each(SCALES.map(({ id, jobs }) => [id, jobs] as const))(
    'do every job of the scale %s',
    async (_, jobs) => {
      expect(jobs.length).toBeGreaterThan(0);
      for (const { name } of jobs) expect(await implementationOf(name), name).toBeTypeOf('function');
    },
  );

  it('do every job that no scale owns', async () => {
    const shared = [neighboursJob, partnersJob, componentsJob, decompositionJob, randomDecompositionsJob];
    for (const name of names([...Object.values(datasetJobs), exportJob, ...shared])) {
      expect(placeImplementationOf(name) ?? (await implementationOf(name)), name).toBeTypeOf('function');
    }
  });

  it('know the tasks of every affinity once a member has loaded every analysis', async () => {
    await import('./analyses.ts');
    for (const task of ['cosine/gather', 'angular/lay', 'counting/count']) {
      expect(() => runTask(`affinity/${task}`, undefined, undefined), task).not.toThrow('is registered');
    }
  });

  it('say which file to write when a job has no implementation', async () => {
    await expect(implementationOf('moon/tide')).rejects.toThrow('workers/analyses/');
  });
});
