import { readFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { EMBEDDED_LESSONS } from './embedded.ts';
import { lessonSchema } from './lesson.ts';
import { looksLikeLesson } from './looksLike.ts';
import { readLesson, writeLesson } from './read.ts';

const jsonSchema = () => {
  const { $schema, ...rest } = toJsonSchema(lessonSchema, { typeMode: 'input' });
  return { $schema, title: 'A lesson of Tricosm, version 1', ...rest };
};
const step = { title: 'One', link: 'scale=galaxy', paragraph: 'Look.' };
const lesson = { format: 'tricosm lesson', version: 1, title: 'Small', steps: [step] };
const read = (value: unknown) => readLesson(JSON.stringify(value), 'small.json');

it('the committed JSON Schema is up to date', async () => {
  await expect(`${JSON.stringify(jsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
    '../../public/schema/lesson.json',
  );
});

it('the JSON Schema and the app take the lessons that come with the app', async () => {
  const accepts = new Ajv({ strict: false }).compile(jsonSchema());
  for (const { id } of EMBEDDED_LESSONS) {
    const text = readFileSync(`src/lessons/embedded/${id}.json`, 'utf8');
    expect(accepts(JSON.parse(text))).toBe(true);
    expect(looksLikeLesson(text.slice(0, 400))).toBe(true);
    expect(readLesson(text, id).steps.length).toBeGreaterThan(3);
  }
});

it('reads what it writes', () => {
  const found = read(lesson);
  expect(readLesson(writeLesson(found), 'again.json')).toEqual(found);
});

describe('a lesson that is not one is refused in a sentence', () => {
  it.each<readonly [string, unknown, RegExp]>([
    [
      'another version',
      { ...lesson, version: 2 },
      /“version”: expected version 1, found the number 2\. Open it with a newer Tricosm/,
    ],
    ['another format', { ...lesson, format: 'x' }, /“format”: expected “tricosm lesson”, found the text “x”/],
    ['no steps', { ...lesson, steps: [] }, /“steps”: expected at least one step/],
    ['too many steps', { ...lesson, steps: Array(61).fill(step) }, /expected at most 60 steps/],
    [
      'a long paragraph',
      { ...lesson, steps: [{ ...step, paragraph: 'x'.repeat(2001) }] },
      /“steps\[0\]\.paragraph”: expected a text of at most 2000 characters/,
    ],
    [
      'an unknown field',
      { ...lesson, steps: [{ ...step, html: '<b>' }] },
      /“steps\[0\]\.html”: expected a field of the format/,
    ],
    [
      'an unknown target',
      { ...lesson, steps: [{ ...step, look: [{ place: 1 }] }] },
      /“steps\[0\]\.look\[0\]”: expected one of \{control\}/,
    ],
    [
      'an unknown condition',
      { ...lesson, steps: [{ ...step, question: { text: 'a', right: 'b', done: [{ wish: 1 }] } }] },
      /expected one of \{parameter, is\}/,
    ],
    ['a list', [], /expected an object|“format”/],
  ])('%s', (_, value, message) => {
    expect(() => read(value)).toThrow(message);
  });

  it('text that is not JSON, and more than anyone writes', () => {
    expect(() => readLesson('{', 'x.json')).toThrow(/x\.json: expected JSON, found text that is not/);
    expect(() => readLesson(' '.repeat(1_000_001), 'x.json')).toThrow(/expected a lesson of at most 1 MB/);
  });
});
