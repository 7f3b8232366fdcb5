import { describe, expect, it } from 'vitest';
import { examplesOf } from './examples.ts';

describe('examplesOf', () => {
  const tokens = ['One', ' the', ' two', ' the', '.'];

  it('keeps the place of the firing token where its text stands twice', () => {
    const [example] = examplesOf({
      examples: [
        { tokens, at: 1, activations: [0, 3, 0.5, 2, 0], token: ' the', activation: 3, source: 's' },
      ],
    });
    expect(example).toEqual({
      text: 'One the two the.',
      token: ' the',
      activation: 3,
      category: '',
      source: 's',
      strip: { tokens, at: 1, activations: [0, 3, 0.5, 2, 0], estimated: false },
    });
  });

  it('reads the activations that Neuronpedia exports', () => {
    const [example] = examplesOf({
      activations: [{ tokens, values: [0, 1, 0.5, 2, 0], maxValue: 2, maxValueTokenIndex: 3 }],
    });
    expect(example).toMatchObject({
      text: 'One the two the.',
      token: ' the',
      activation: 2,
      strip: { at: 3 },
    });
  });

  it('takes the strongest token for the firing one if no place is given', () => {
    const [example] = examplesOf({ examples: [{ tokens, activations: [0, 1, 0.5, 2, 0] }] });
    expect(example).toMatchObject({ token: ' the', activation: 2, strip: { at: 3 } });
  });

  it.each([
    ['a place beyond the tokens', { tokens, at: 5 }],
    ['a place that is not whole', { tokens, at: 1.5 }],
    ['no place and no activation', { tokens }],
    ['a token that is not text', { tokens: ['a', 1], at: 0 }],
    ['text only', {}],
  ])('shows the text without a place if it has %s', (_, record) => {
    expect(examplesOf({ examples: [{ text: 'a b', token: 'b', activation: 1, ...record }] })).toMatchObject([
      { text: 'a b', token: 'b', activation: 1, strip: null },
    ]);
  });

  it('leaves out activations whose number is not that of the tokens', () => {
    const [example] = examplesOf({ examples: [{ tokens, at: 2, activations: [1, 2] }] });
    expect(example).toMatchObject({ token: ' two', activation: NaN, strip: { at: 2, activations: [] } });
  });

  it('leaves out what is not an object, and a list that is not one', () => {
    expect(examplesOf({ examples: [null, 3, 'x'] })).toEqual([]);
    expect(examplesOf({ examples: 'x' })).toEqual([]);
  });
});
