import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { chart, figure, histogramOf, note, numbers, table, verdict, words } from './blocks.ts';
import type { Report } from './document.ts';
import { axisOf } from './html/axis.ts';
import { reportHtml } from './html/page.ts';
import { reportJson } from './json.ts';
import { multiplicityOf } from './multiplicity.ts';
import { references, TOOL } from './references.ts';

const report: Report = {
  schema: 'tricosm-report',
  version: 1,
  date: '2026-01-31',
  title: 'A <b>title</b>',
  link: 'https://host/?data=a&scale=brain',
  tool: { name: 'Tricosm', version: '0.1.0', analyses: 5 },
  view: [{ name: 'Layer', value: 'layer 2' }],
  dataset: [{ name: 'Licence', value: '"><script>alert(1)</script>\u0007' }],
  selection: [],
  sections: [
    {
      id: 'brain.geometry',
      scale: 'Brain',
      title: 'Lobes and geometry',
      parameters: { k: 8, own: [], by: 'cosine' },
      failure: '',
      blocks: [
        verdict('Beyond chance.'),
        figure(
          'AMI',
          {
            value: 0.31,
            null: { mean: 0.01, sd: 0.004, samples: Array.from({ length: 999 }, (_, i) => i / 1e5) },
            z: 75,
            p: 0.001,
          },
          { of: 'permutations' },
        ),
        chart('A curve', { log: 'k' }, 'AMI', [
          {
            name: 'phi',
            mark: 'line',
            points: [
              [2, 0.1],
              [4, 0.2],
              [0, 1],
              [8, NaN],
            ],
          },
        ]),
        table(
          'A table',
          [words('name'), numbers('value', 2, '%')],
          [
            ['a', 1.234],
            ['b', null],
          ],
        ),
        note('A note.'),
      ],
    },
    {
      id: 'brain.seeds',
      scale: 'Brain',
      title: 'Seeds',
      parameters: {},
      failure: 'Too few features.',
      blocks: [],
    },
  ],
  multiplicity: multiplicityOf(1, null),
  references: references({
    name: 'my data',
    title: '',
    source: 'https://host',
    citation: 'Doe 2020, 50% {x}',
  }),
};

describe('the page', () => {
  const page = reportHtml(report);

  it('holds no script, loads nothing, and shows texts as they are', () => {
    expect(page).not.toMatch(/<script|<img|<link|url\(|@import|\son\w+=/);
    expect(page).toContain('A &#60;b&#62;title&#60;/b&#62;');
    expect(page).toContain('&#60;script&#62;alert(1)');
    expect(page).toContain('\ufffd');
    expect(page).toContain("default-src 'none'");
  });

  it('has every figure with its null in words and as a picture', () => {
    expect(page).toContain(
      'null 0.010 ± 0.004 · z 75 · p ≤ 0.001 · 999 permutations'.replaceAll(' ± ', '\u202f±\u202f'),
    );
    expect(page).toContain('<svg class="null"');
    expect(page).toContain('Too few features.');
    expect(page).toContain('k 8, own none, by cosine');
  });

  it('allows its one style by its hash, and no other', () => {
    const [, style, ...others] = page.split(/<style>|<\/style>/);
    const hash = createHash('sha256').update(style!).digest('base64');
    expect(others).toHaveLength(1);
    expect(page).toContain(`content="default-src 'none'; style-src 'sha256-${hash}'"`);
    expect(page).not.toContain(' style=');
  });

  it('links only to addresses of the web', () => {
    expect(page).toContain('<a href="https://host/?data=a&#38;scale=brain">');
    expect(reportHtml({ ...report, link: 'javascript:alert(1)' })).not.toContain('href');
  });

  it('is the same for the same report', () => {
    expect(reportHtml(structuredClone(report))).toBe(page);
    expect(reportJson(structuredClone(report))).toBe(reportJson(report));
    expect(JSON.parse(reportJson(report))).toEqual(report);
  });
});

test('numbers that do not exist are null, and points of charts are left out', () => {
  expect(figure('a', { value: NaN, z: Infinity })).toMatchObject({
    value: null,
    z: null,
    p: null,
    null: null,
  });
  const [curve] = report.sections[0]!.blocks.filter((block) => block.kind === 'chart');
  expect(curve!.series[0]!.points).toEqual([
    [2, 0.1],
    [4, 0.2],
    [0, 1],
  ]);
  expect(reportHtml(report)).not.toContain('NaN');
});

test('digits that engines do not agree on are left out', () => {
  const [one, other] = [0.135024793353596, 0.1350247933535962];
  expect(figure('a', { value: one })).toEqual(figure('a', { value: other }));
  expect(figure('a', { value: 12345678901 }).value).toBe(12345678901);
});

test('draws are counted in bins, all of them', () => {
  const draws = Float64Array.from({ length: 200 }, (_, i) => Math.sin(i));
  const found = histogramOf(draws)!;
  expect(found.counts.reduce((a, b) => a + b)).toBe(200);
  expect(found.low).toBeCloseTo(Math.min(...draws), 8);
  expect(histogramOf(draws.subarray(0, 19))).toBeNull();
  expect(histogramOf(new Float64Array(200))).toBeNull();
});

test.each([
  [{ name: 'x', log: false }, [-0.4, 0.2, 1.7]],
  [{ name: 'x', log: false }, [3, 3]],
  [{ name: 'x', log: true }, [0.7, 1.5]],
  [{ name: 'x', log: true }, [1e-9, 4]],
])('an axis holds its values and has ticks of different labels (%#)', (axis, values) => {
  const { at, ticks } = axisOf(axis, values);
  for (const value of values) {
    expect(at(value)).toBeGreaterThanOrEqual(0);
    expect(at(value)).toBeLessThanOrEqual(1);
  }
  expect(ticks.length).toBeGreaterThan(1);
  expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
});

test('the number of figures that were tried is said once', () => {
  expect(multiplicityOf(0, null).sentence).toBe('No figure with a p was computed.');
  expect(multiplicityOf(1, 1)).toEqual({
    inReport: 1,
    inVisit: null,
    sentence: '1 figure with a p is in this report: its p needs no correction.',
  });
  expect(multiplicityOf(2, 20).inVisit).toBe(20);
  expect(multiplicityOf(2, 20).sentence).toContain(
    'of 20 that were computed from this dataset in the same visit',
  );
  expect(multiplicityOf(2, 20).sentence).toContain('0.05 becomes 0.0025');
});

describe('what is cited', () => {
  const citation = readFileSync('CITATION.cff', 'utf8');
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const [paper, data, program] = references({ name: 'd', title: 'D', source: '', citation: 'Doe_2020 50%' });

  it('is the paper and the program of CITATION.cff', () => {
    expect(TOOL.version).toBe(version);
    for (const [, family, given] of citation.matchAll(/family-names: (.*)\n\s+given-names: (.*)/g)) {
      expect(paper!.bibtex).toContain(`${family}, ${given}`);
    }
    expect(paper!.bibtex).toContain(/title: '(.*)'/.exec(citation)![1]);
    expect(program!.bibtex).toContain(version);
  });

  it('is the data as they say, in BibTeX that parses', () => {
    expect(data!.bibtex).toContain('note = {Doe\\_2020 50\\%}');
    expect(references({ name: 'd', title: '', source: '', citation: '' })).toHaveLength(2);
    const own = '@misc{doe, title = {D}}';
    expect(references({ name: 'd', title: '', source: '', citation: own })[1]!.bibtex).toBe(own);
  });
});
