import { describe, expect, it } from 'vitest';
import { colourAlong, gradientColours, plainColour } from './colour.ts';

describe('colours for files', () => {
  it.each([
    ['rgb(10, 20, 30)', '#0a141e', 1],
    ['rgba(255, 0, 0, 0.25)', '#ff0000', 0.25],
    ['rgb(10 20 30 / 50%)', '#0a141e', 0.5],
    ['color(srgb 1 0.5 0 / 0.6)', '#ff8000', 0.6],
    ['color(srgb 0 0 0)', '#000000', 1],
    ['rgba(0, 0, 0, 0)', 'none', 1],
    ['none', 'none', 1],
    ['#abcdef', '#abcdef', 1],
  ])('%s', (computed, colour, opacity) => {
    expect(plainColour(computed)).toEqual({ colour, opacity });
  });

  it('come out of a gradient, and lie between its ends', () => {
    const colours = gradientColours('linear-gradient(to right, #000000, rgb(255, 255, 255))');
    expect(colours).toEqual(['#000000', 'rgb(255, 255, 255)']);
    expect([0, 0.5, 1, 2].map((share) => colourAlong(colours, share))).toEqual([
      '#000000',
      '#808080',
      '#ffffff',
      '#ffffff',
    ]);
    expect(colourAlong(['#f00'], 0.3)).toBe('#ff0000');
    expect(colourAlong([], 0.3)).toBe('#888888');
  });
});
