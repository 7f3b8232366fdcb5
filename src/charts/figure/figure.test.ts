import { describe, expect, it } from 'vitest';
import { covers } from './faces.ts';
import { nullFigureCsv, nullFigureMarkup } from './nullFigure.ts';
import { shortName } from './saveChart.ts';

describe('a figure beside its null, for a figure', () => {
  const shown = {
    name: 'AMI <lobes>',
    text: '0.031',
    value: 0.031,
    distribution: { mean: 0, sd: 0.001 },
    note: 'null 0.000 ± 0.001 · z 31 · 199 permutations · p ≤ 0.005',
  };

  it('has its name, its value, the null’s hill, the value’s line and the note', () => {
    const { markup, height } = nullFigureMarkup(400, shown);
    for (const part of ['AMI &lt;lobes&gt;', '0.031', 'class="hill"', 'class="value"', 'p ≤ 0.005']) {
      expect(markup).toContain(part);
    }
    expect(markup).toContain(`viewBox="0 0 400 ${height}"`);
  });

  it('breaks a note that is wider', () => {
    expect(nullFigureMarkup(150, shown).height).toBeGreaterThan(nullFigureMarkup(500, shown).height);
  });

  it('has no hill without a null', () => {
    const { markup } = nullFigureMarkup(400, { ...shown, distribution: undefined, note: '' });
    expect(markup).not.toContain('hill');
  });

  it('is a row of numbers', () => {
    const { name, value, distribution } = shown;
    const write = nullFigureCsv({ name, value, distribution, error: undefined, z: 31, p: 0.005, n: '199' });
    expect(write(['Tricosm'])).toBe(
      '# Tricosm\r\nfigure,value,error,null mean,null sd,draws,z,p\r\nAMI <lobes>,0.031,,0,0.001,199,31,0.005\r\n',
    );
  });
});

describe('faces of the font', () => {
  it.each([
    ['', 'a', true],
    ['U+0000-00FF, U+0131', 'a', true],
    ['U+0370-03FF', 'a', false],
    ['U+0370-03FF', 'σ', true],
    ['U+4??', 'й', true],
    ['nonsense', 'a', false],
  ])('“%s” has a character of “%s”: %s', (range, texts, has) => {
    expect(covers(range, texts)).toBe(has);
  });
});

it('a file is called after the first part of what a chart shows', () => {
  expect(shortName('160 eigenvalues against rank; slope −1.2')).toBe('160 eigenvalues against rank');
});
