import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { quietWork } from '../math/work/work.ts';
import type { Report } from '../report/document.ts';
import { viewFileText } from '../state/viewFile.ts';
import { run } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'tricosm-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

const report = (...args: string[]) => run(['report', ...args], (_, compute) => compute(quietWork));
const refusal = async (...args: string[]) => {
  const { code, stdout, stderr } = await report(...args);
  expect([code, stdout]).toEqual([2, '']);
  return stderr;
};

const LINK = 'https://host/app/?data=worlds&layer=isotropic&scale=galaxy';

describe('report', () => {
  it('prints a page, and writes one or a document with --out', async () => {
    const page = await report(LINK);
    expect(page).toMatchObject({ code: 0, stderr: '' });
    expect(page.stdout).toMatch(/^<!doctype html>/);
    const [html, json] = ['a.html', 'a.json'].map((name) => join(folder, name));
    const file = join(folder, 'view.tricosm.json');
    writeFileSync(file, viewFileText(LINK));
    const printed = JSON.parse((await report(file, '--out', html!)).stdout) as object;
    expect(printed).toMatchObject({ format: 'html', sections: ['galaxy.shape', 'galaxy.isotropy'] });
    expect(readFileSync(html!, 'utf8')).toBe(page.stdout);
    await report(LINK, '--out', json!);
    const made = JSON.parse(readFileSync(json!, 'utf8')) as Report;
    expect(made).toMatchObject({ schema: 'tricosm-report', version: 1, link: LINK });
  });

  it('takes other data in the place of local files', async () => {
    const link = '?data=local&layer=power&scale=galaxy&prepare=unit';
    expect(await refusal(link)).toContain('name them with --data PATH');
    const { stdout } = await report(link, '--data', 'public/datasets/worlds', '--json');
    const { view, sections } = JSON.parse(stdout) as Report;
    expect(view).toContainEqual({ name: 'Preparation of the vectors', value: 'scaled to unit length' });
    expect(sections[0]!.failure).toBe('');
  });

  it.each([
    ['nothing', [], 'expected one link of the app, or one view file, found nothing'],
    ['no link', ['worlds'], 'expected a link'],
    ['an unknown parameter', ['?galaxy.moon=1'], 'found an unknown one'],
    ['a value that means nothing', ['?scale=moon'], '“moon” is not possible'],
    ['an unknown computation', ['?asked=galaxy.moon'], '“galaxy.moon” is not possible'],
    ['data of no name', ['?data=nowhere'], 'expected the name of an embedded dataset or an address'],
  ])('refuses %s', async (_, args, message) => {
    expect(await refusal(...args)).toContain(message);
  });
});
