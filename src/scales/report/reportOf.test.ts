import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { publishedResult } from '../../../workers/published.ts';
import { implementationOf } from '../../../workers/registry.ts';
import { folderSource } from '../../cli/folder.ts';
import { run as runCommand } from '../../cli/main.ts';
import { openBundle } from '../../dataset/bundle/bundle.ts';
import { canonical } from '../../dataset/canonical.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import { DataError } from '../../dataset/error.ts';
import { quietWork } from '../../math/work/work.ts';
import type { Report, ReportFigure, ReportTable } from '../../report/document.ts';
import { reportJson } from '../../report/json.ts';
import { relationsJob } from '../../jobs/datasetJobs.ts';
import { askedName } from '../../state/askedField.ts';
import { asQuery, parseInherited, parseView, printView } from '../../state/link.ts';
import type { View } from '../../state/view.ts';
import * as atomJobs from '../atom/jobs.ts';
import * as brainJobs from '../brain/jobs.ts';
import { selectionJob } from '../cloud/selectionJobs.ts';
import * as galaxyJobs from '../galaxy/jobs.ts';
import { SCALES } from '../index.ts';
import { componentsJob } from '../shared/components.ts';
import { decompositionJob, randomDecompositionsJob } from '../shared/decomposition.ts';
import type { Run } from '../shared/report/items.ts';
import { VIEW_SCHEMA } from '../view.ts';
import { planReport } from './plan.ts';
import { reportOf } from './reportOf.ts';

const open = (name: string) => openBundle(folderSource(join('public/datasets', name)));
const worlds = await open('worlds');

const results = new Map<string, Promise<unknown>>();

/** As the app: results cross by copy, and are computed once. */
const runOn =
  (dataset: Dataset): Run =>
  async ({ name }, parameters) => {
    const compute = async () =>
      (await publishedResult(dataset, name, parameters)) ??
      (await implementationOf(name))(dataset, parameters, quietWork);
    const key = canonical([dataset.info.name, name, parameters]);
    const result = results.get(key) ?? compute();
    results.set(key, result);
    return structuredClone(await result) as never;
  };

const BASE = 'https://host/app/';
const viewOf = (query: string): View => parseView(VIEW_SCHEMA, query);
const linkOf = (view: View) => `${BASE}${asQuery(printView(VIEW_SCHEMA, view))}`;

const made = (query: string, dataset = worlds, others: { tried?: () => number } = {}): Promise<Report> => {
  const view = viewOf(query);
  return reportOf({
    view,
    inherited: parseInherited(VIEW_SCHEMA, query),
    info: dataset.info,
    link: linkOf(view),
    date: new Date(),
    run: runOn(dataset),
    ...others,
  });
};

const QUERY = 'data=worlds&layer=clusters&scale=galaxy&asked=galaxy.entropy,galaxy.population-slope';

describe('the report of a view', () => {
  it('is the same in the terminal, byte for byte', async () => {
    const args = ['report', `${BASE}?${QUERY}`, '--json'];
    const { code, stdout, stderr } = await runCommand(args, (_, compute) => compute(quietWork));
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(reportJson(await made(QUERY)));
  });

  it('has what is shown and what was asked for, in the order of the panel, with verdicts and seeds', async () => {
    const report = await made(QUERY);
    expect(report.sections.map(({ id }) => id)).toEqual([
      'galaxy.shape',
      'galaxy.population-slope',
      'galaxy.isotropy',
      'galaxy.entropy',
    ]);
    for (const { blocks } of report.sections.slice(1)) expect(blocks[0]!.kind).toBe('verdict');
    expect(report.sections.at(-1)!.parameters).toEqual({ layer: 'clusters', seed: 42 });
    expect(report.link).toBe(
      `${BASE}?data=worlds&layer=clusters&scale=galaxy&asked=galaxy.entropy,galaxy.population-slope`,
    );
    expect(report.multiplicity).toMatchObject({ inReport: 7, inVisit: null });
  });

  it('says if more was tried in the visit, and nothing if not', async () => {
    expect((await made('data=worlds&scale=galaxy', worlds, { tried: () => 30 })).multiplicity.inVisit).toBe(
      30,
    );
    expect(
      (await made('data=worlds&scale=galaxy', worlds, { tried: () => 2 })).multiplicity.inVisit,
    ).toBeNull();
  });

  it('says why a part cannot be computed, and goes on; faults of the program end it', async () => {
    const view = viewOf(QUERY);
    const failing =
      (error: Error): Run =>
      (job, parameters) =>
        job.name === 'galaxy/isotropy' ? Promise.reject(error) : runOn(worlds)(job, parameters);
    const request = { view, info: worlds.info, link: '', date: new Date() };
    const report = await reportOf({ ...request, run: failing(new DataError('Too few.')) });
    expect(report.sections.map(({ failure }) => failure)).toEqual(['', '', 'Too few.', '']);
    await expect(reportOf({ ...request, run: failing(new TypeError('a fault')) })).rejects.toThrow('a fault');
  });
});

test('lobes have the names that the user gave, also if the link keeps the colours of earlier lobes', async () => {
  const { info } = await open('mini-sae');
  const found = {
    affinity: 'phi',
    sizes: Uint32Array.of(2, 1, 1),
    labels: Int32Array.of(0, 0, 1, 2),
    fired: Uint32Array.of(1, 1, 1, 1),
    clustered: 4,
    blocks: 2,
    leftOut: {},
    categories: null,
  };
  const lobesIn = async (rest: string) => {
    const query = `data=mini-sae&layer=2&scale=brain&brain.k=3${rest}`;
    const run: Run = (job) => Promise.resolve((job.name === relationsJob.name ? null : found) as never);
    const { items } = await planReport(viewOf(query), info, run, parseInherited(VIEW_SCHEMA, query));
    const [table] = await items.find(({ name }) => name === 'brain.lobes')!.compute(run);
    return (table as ReportTable).rows.map(([lobe]) => lobe);
  };
  expect(await lobesIn('')).toEqual(['lobe 1', 'lobe 2', 'lobe 3']);
  expect(await lobesIn('&brain.names=2~0~code,2~2~prose,1~1~other')).toEqual([
    'lobe 1 · code',
    'lobe 2',
    'lobe 3 · prose',
  ]);
  expect(await lobesIn('&brain.names=2~0~code&brain.colours=1,0,2')).toEqual([
    'lobe 1',
    'lobe 2 · code',
    'lobe 3',
  ]);
});

test('a decomposition stands beside random directions', async () => {
  const { sections } = await made('data=worlds&layer=clusters&scale=galaxy&feature=3&asked=decomposition');
  const { blocks } = sections.find(({ id }) => id === 'decomposition')!;
  expect(blocks[0]).toMatchObject({ kind: 'figure', null: { draws: 199, of: 'random directions' } });
  expect((blocks[0] as ReportFigure).p).toBeGreaterThanOrEqual(1 / 200);
  const { columns, rows } = blocks[1] as ReportTable;
  const random = columns.findIndex(({ name }) => name === 'random directions');
  for (const row of rows) expect(row[random]).toBeGreaterThan(0);
});

test('a decomposition is into the features of the layer that the view names', async () => {
  const { sections } = await made(
    'data=mini-sae&layer=2&scale=galaxy&galaxy.among=3&feature=3&asked=decomposition',
    await open('mini-sae'),
  );
  const { blocks } = sections.find(({ id }) => id === 'decomposition')!;
  expect((blocks[1] as ReportTable).caption).toContain('among 2,048 of layer 3');
});

/** Names that a report can include of a scale, with every switch of its view. */
async function namesOf(name: string, queries: readonly string[]): Promise<string[]> {
  const dataset = await open(name);
  const found: string[] = [];
  for (const query of queries) {
    const view = { ...viewOf(query), asked: SCALES.flatMap(({ asks }) => asks) };
    const { items } = await planReport(view, dataset.info, runOn(dataset));
    found.push(...items.map((item) => item.name));
  }
  return found;
}

describe('what can be asked for', () => {
  it('is in the report of a dataset that has all data for it', async () => {
    const names = await namesOf('mini-sae', [
      'scale=brain',
      'scale=brain&brain.asPublished=1&galaxy.asPublished=1&atom.asPublished=1',
      'scale=atom&data=words',
    ]);
    const missing = SCALES.flatMap(({ asks }) => asks).filter((name) => !names.includes(name));
    expect(missing).toEqual([]);
  });

  it('is named in the document', () => {
    const table = readFileSync('docs/report.md', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('|'));
    const named = [...table.join('\n').matchAll(/`((?:galaxy|brain|atom)\.[a-z-]+)`/g)].map(
      ([, name]) => name!,
    );
    expect(named.sort()).toEqual(SCALES.flatMap(({ asks }) => asks).sort());
  });

  it('is known to links, whatever part of the page asks', () => {
    const jobs: Record<string, { readonly name: string }> = {
      ...atomJobs,
      ...brainJobs,
      ...galaxyJobs,
      selectionJob,
      componentsJob,
      decompositionJob,
      randomDecompositionsJob,
    };
    const sources = ['src/scales', 'src/app'].flatMap((root) =>
      readdirSync(root, { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
        .map((path) => readFileSync(join(root, path), 'utf8')),
    );
    const asked = sources.flatMap((text) =>
      [...text.matchAll(/useAsked\(\s*(\w+Job)\b/g)].map(([, name]) => name!),
    );
    expect(asked.length).toBeGreaterThan(20);
    const links = asked
      // One makes a file of this machine, the other compares what an author published with what is computed here.
      .filter((name) => name !== 'encodeJob' && name !== 'recomputeJob')
      .map((name) => askedName(jobs[name]?.name ?? `unknown ${name}`));
    const { asked: field } = VIEW_SCHEMA.place;
    expect(links.filter((name) => field.parse(name) === undefined)).toEqual([]);
  });
});
