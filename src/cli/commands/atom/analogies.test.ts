import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { quietWork } from '../../../math/work/work.ts';
import { run } from '../../main.ts';

const folder = mkdtempSync(join(tmpdir(), 'tricosm-analogies-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const tricosm = (...args: string[]) => run(args, (_, compute) => compute(quietWork));

/** Singulars lie in a plane, plurals one step above it. */
const vectors = file(
  'vectors.txt',
  [
    ['cat', 'cats', '0.5 1.5'],
    ['dog', 'dogs', '1.5 0.5'],
    ['sun', 'suns', '-1.5 0.5'],
    ['oak', 'oaks', '0.5 -1.5'],
  ]
    .flatMap(([one, many, place]) => [`${one} ${place} 0.5`, `${many} ${place} 1.5`])
    .join('\n'),
);
const pair = (input: string, output: string) => ({ input, output });
const missing = pair('ox', 'oxen');
const pairs = file(
  'singular-plural.json',
  JSON.stringify([
    pair('Cat', 'cats'),
    pair('dog', 'dogs'),
    pair('sun', 'suns'),
    missing,
    pair('dog', 'dogs'),
  ]),
);
const source = ['--vectors', vectors, '--pairs', pairs] as const;

test('relations are asked as analogies; pairs that take no part are listed', async () => {
  const { code, stdout, stderr } = await tricosm('analogies', ...source, '--questions', '9');
  expect([code, stderr]).toEqual([0, '']);
  const found = JSON.parse(stdout) as object;
  expect(found).toMatchObject({
    words: 8,
    questions: 6,
    parameters: { relations: ['singular-plural'], questions: 9, seed: 42 },
    leftOut: { 'singular-plural': { unknown: [missing], repeated: [pair('dog', 'dogs')], lowered: 1 } },
    sets: [
      {
        name: 'singular-plural',
        title: 'singular → plural',
        pairs: 3,
        questions: 6,
        leftOut: { unknown: 6, answered: 0, undrawn: 0 },
        accuracy: { add: { top1: 1, mrr: 1, error: 0 } },
      },
    ],
    overall: { add: { ofQuestions: 1, ofSets: 1 } },
  });
});

test('inspect lists them too', async () => {
  const { stdout } = await tricosm('inspect', ...source);
  expect(JSON.parse(stdout)).toMatchObject({
    relations: [{ id: 'singular-plural', pairs: 3, leftOut: { unknown: [missing], lowered: 1 } }],
  });
});

test('--strict refuses unknown words; wrong use is refused', async () => {
  const refusals = [
    [[...source, '--strict'], 'pair 3: its “input” should be one of the words that have vectors, found "ox"'],
    [[...source, '--questions', '0'], '--questions: expected a whole number from 1'],
    [[...source, '--relations', 'moon'], 'there is no relation “moon”'],
  ] as const;
  for (const [args, message] of refusals) {
    const { code, stderr } = await tricosm('analogies', ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  }
});
