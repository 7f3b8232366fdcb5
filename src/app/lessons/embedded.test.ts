import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ANALYSIS_VERSION } from '../../dataset/bundle/results/entry.ts';
import { EMBEDDED_LESSONS } from '../../lessons/embedded.ts';
import figures from '../../lessons/fixtures/figures.json' with { type: 'json' };
import type { Lesson, Step } from '../../lessons/lesson.ts';
import { PUBLISHED_MARKS } from '../../scales/galaxy/analysis/index.ts';
import { initialView, VIEW_SCHEMA } from '../../scales/view.ts';
import { parseView } from '../../state/link.ts';
import { untaken } from '../../state/untaken.ts';
import { parameterOf } from './situation.ts';

const lessons = await Promise.all(
  EMBEDDED_LESSONS.map(async ({ id, load }) => ({ id, lesson: await load() })),
);
const steps = lessons.flatMap(({ id, lesson }) =>
  lesson.steps.map((step, i) => [`${id}, step ${i + 1}`, step] as const),
);

/** The text of all panels and scenes: names of controls and headings stand in it. */
const sources = ['src/scales', 'src/stage', 'src/controls', 'src/app/shell']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .filter((name) => /\.tsx$/.test(name) && !/\.test\./.test(name))
  .map((name) => readFileSync(name, 'utf8'))
  .join('\n');
const json = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as never;
const glove: { relations: { pairs: { name: string }[] } } = json('public/datasets/glove/manifest.json');
const words: readonly string[] = json('public/datasets/glove/words.json');

describe.each(steps)('%s', (_, step) => {
  it('has a link that is taken as it is written', () => {
    expect(untaken(VIEW_SCHEMA, step.link)).toEqual([]);
  });

  it('points at what exists', () => {
    const { data } = parseView(VIEW_SCHEMA, step.link);
    const relations = data === 'glove' ? glove.relations.pairs.map(({ name }) => name) : [];
    for (const look of step.look ?? []) {
      if ('words' in look) for (const word of look.words) expect(words).toContain(word);
      const name = 'control' in look ? look.control : 'section' in look ? look.section : '';
      if (!relations.includes(name)) expect(sources).toContain(name);
    }
  });

  it('asks for what the app can show, and is not answered from the start', () => {
    const view = parseView(VIEW_SCHEMA, step.link);
    for (const condition of step.question?.done ?? []) {
      if ('parameter' in condition) {
        expect(parameterOf(initialView(), condition.parameter)).not.toBeNull();
        if ('has' in condition) expect(parameterOf(view, condition.parameter)).not.toContain(condition.has);
      }
      if ('section' in condition) expect(sources).toContain(condition.section);
    }
  });
});

it.each(lessons)('$id ends with a question that is answered by doing something', ({ lesson }) => {
  expect(lesson.steps.at(-1).question?.done.length).toBeGreaterThan(0);
});

const { crystals, lobes, galaxy } = figures;
const ours = (layer: number) => PUBLISHED_MARKS.layers.find((mark) => mark.layer === layer)!;
const bytes = 65536 * 2304 * 4;

/** Every number that a lesson may say, but for those of its own words. */
const KNOWN: Readonly<Record<string, readonly number[]>> = {
  // 100 dimensions and 23 pairs are the dataset's.
  crystals: [...Object.values(crystals), 100, 23, crystals.relations - 1],
  lobes: Object.values(lobes),
  galaxy: [
    ...Object.values(galaxy.isotropic),
    ...Object.values(galaxy.power),
    galaxy.clusters.entropy,
    24,
    ...Object.values(galaxy.mini),
  ],
  paper: [
    ...[10, 12, 15].flatMap((layer) => [ours(layer).slope, ours(layer).l0]),
    ...[65536, 2304, PUBLISHED_MARKS.layers.length, PUBLISHED_MARKS.from, PUBLISHED_MARKS.to],
    ...[bytes / 1e6, (3 * bytes) / 1e9],
  ],
};
/** Numbers of ranges, numerals of names, and what a class is asked to choose. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  crystals: ['1', '−1'],
  lobes: ['0', '1', '2', '3', '8', '32'],
  galaxy: ['−1', '2', '0'],
  paper: ['10', '11', '12', '14', '15', '16', '2', '70', '75', '66', '100'],
};

const textOf = ({ title, paragraph, notes = '', question }: Step) =>
  [title, paragraph, notes, question?.text ?? '', question?.right ?? ''].join('\n');
const numbersIn = (lesson: Lesson) =>
  lesson.steps
    .flatMap((step) => textOf(step).match(/(?<![\w.,])−?\d[\d,]*(?:\.\d+)?/g) ?? [])
    .map((text) => text.replace(/,$/, ''));

it.each(lessons)('every number that $id says is true', ({ id, lesson }) => {
  const wrong = numbersIn(lesson).filter((text) => {
    if (WORDS[id]!.includes(text)) return false;
    const decimals = /\.(\d+)/.exec(text)?.[1]!.length ?? 0;
    const plain = text.replace(/,/g, '').replace('−', '-');
    return !KNOWN[id]!.some((value) => value.toFixed(decimals) === plain);
  });
  expect(wrong).toEqual([]);
});

it('compares with figures of this version of the analyses', () => {
  // Otherwise: npm run build && node src/lessons/fixtures/figures.mjs
  expect(figures.analysisVersion).toBe(ANALYSIS_VERSION);
});

it('what is said of layers 11 to 14 of the paper is what was published', () => {
  const steepest = [...PUBLISHED_MARKS.layers].sort((a, b) => a.slope - b.slope).slice(0, 4);
  expect(steepest.map(({ layer }) => layer).sort()).toEqual([11, 12, 13, 14]);
  expect(steepest.every(({ l0 }) => l0 >= 70 && l0 <= 75)).toBe(true);
});
