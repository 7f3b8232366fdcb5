import { describe, expect, it } from 'vitest';
import { isDone, type Situation } from './done.ts';
import {
  EMPTY_DRAFT,
  lessonOf,
  moved,
  parseDraft,
  printDraft,
  stepFor,
  withChange,
  without,
  withStep,
} from './draft.ts';
import type { Condition } from './lesson.ts';
import { paragraphsOf } from './paragraphs.ts';
import { checkLesson } from './read.ts';
import { hostOf, stepLink } from './stepLink.ts';

describe('paragraphs', () => {
  it('begin after an empty line, and set off words between asterisks', () => {
    expect(paragraphsOf('One *two* three,\nfour.\n\n *Five*\n\n\n')).toEqual([
      [
        { text: 'One ', emphasis: false },
        { text: 'two', emphasis: true },
        { text: ' three, four.', emphasis: false },
      ],
      [{ text: 'Five', emphasis: true }],
    ]);
  });

  it('leave lone asterisks and tags as they are', () => {
    expect(paragraphsOf('2 * 3 * 4 <b>x</b> a*b*c')).toEqual([
      [{ text: '2 * 3 * 4 <b>x</b> a*b*c', emphasis: false }],
    ]);
  });
});

describe('a question is answered', () => {
  const situation: Situation = {
    parameter: (name) => ({ k: '8', list: 'a,b', empty: '' })[name] ?? null,
    pinned: (item) => (item === 'word' ? { index: 3, text: 'queen' } : null),
    selected: (item) => (item === 'feature' ? 5 : 0),
    shows: (text, section) => text === 'Not Gaussian' && section === 'Entropy',
  };
  it.each<readonly [Condition, boolean]>([
    [{ parameter: 'k', is: ['4', '8'] }, true],
    [{ parameter: 'k', is: ['4'] }, false],
    [{ parameter: 'list', has: 'b' }, true],
    [{ parameter: 'list', has: 'a,b' }, false],
    [{ parameter: 'k', least: 8, most: 32 }, true],
    [{ parameter: 'k', least: 9, most: 32 }, false],
    [{ parameter: 'empty', least: -1, most: 1 }, false],
    [{ parameter: 'other', is: ['null'] }, false],
    [{ pinned: 'word' }, true],
    [{ pinned: 'word', among: ['queen'] }, true],
    [{ pinned: 'word', among: [3] }, true],
    [{ pinned: 'word', among: ['king', 4] }, false],
    [{ pinned: 'feature' }, false],
    [{ selected: 'feature', least: 5 }, true],
    [{ selected: 'feature', least: 6 }, false],
    [{ shown: 'Not Gaussian', section: 'Entropy' }, true],
    [{ shown: 'Not Gaussian' }, false],
  ])('%j: %s', (condition, met) => {
    expect(isDone([condition], situation)).toBe(met);
  });

  it('by all of its conditions', () => {
    const conditions: Condition[] = [{ pinned: 'word' }, { parameter: 'k', is: ['4'] }];
    expect(isDone(conditions, situation)).toBe(false);
  });
});

describe('a draft', () => {
  const one = withStep(EMPTY_DRAFT, stepFor('scale=galaxy', 'Galaxy'));
  const two = withStep(one, stepFor('', 'Brain'));
  it('is written step by step, and makes a lesson that opens', () => {
    const swapped = moved(withChange(two, 0, { paragraph: 'Look.' }), 0, 1);
    expect(swapped.steps.map(({ title }) => title)).toEqual(['Brain', 'Galaxy']);
    expect(moved(swapped, 1, 1)).toBe(swapped);
    expect(without(swapped, 0).steps).toHaveLength(1);
    expect(checkLesson(lessonOf(swapped), 'x').steps[0]!.paragraph).toMatch(/Nothing is written/);
  });

  it('comes back as it was, and empty if what is kept is not a draft', () => {
    expect(parseDraft(printDraft(two))).toEqual(two);
    expect(parseDraft(printDraft({ ...EMPTY_DRAFT, title: '' }))).toEqual({ ...EMPTY_DRAFT, title: '' });
    for (const text of [null, '', '{', '{"steps":[{"title":1}]}', '{"version":2,"steps":[{}]}']) {
      expect(parseDraft(text)).toEqual(EMPTY_DRAFT);
    }
  });

  it('takes no more steps than a lesson has', () => {
    let full = EMPTY_DRAFT;
    for (let i = 0; i < 70; i++) full = withStep(full, stepFor('', 'x'));
    expect(checkLesson(lessonOf(full), 'x').steps).toHaveLength(60);
  });
});

describe('the link of a step', () => {
  it('finds data beside the lesson', () => {
    const place = 'https://example.org/course/lesson.json';
    expect(stepLink('scale=galaxy&data=./manifest.json&layer=2', place)).toBe(
      `scale=galaxy&data=${encodeURIComponent('https://example.org/course/manifest.json')}&layer=2`,
    );
    expect(stepLink('data=./manifest.json', 'local')).toBe('data=local');
    expect(stepLink('https://app.example/?data=glove', place)).toBe('data=glove');
    expect(stepLink('data=./manifest.json', '')).toBe('data=./manifest.json');
  });

  it('names the host that data would be read from', () => {
    expect(hostOf('glove', 'here')).toBe('');
    expect(hostOf('hf:google/x@main:a.npz', 'here')).toBe('huggingface.co');
    expect(hostOf('https://example.org/manifest.json', 'here')).toBe('example.org');
    expect(hostOf('https://example.org/manifest.json', 'example.org')).toBe('');
  });
});
