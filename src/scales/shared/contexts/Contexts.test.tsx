import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Contexts } from './Contexts.tsx';

const shown = (count: number) =>
  renderToStaticMarkup(
    <Contexts
      examples={Array.from({ length: count }, (_, i) => ({
        text: `text ${i}`,
        token: '',
        activation: NaN,
        category: '',
        source: '',
        strip: null,
      }))}
    />,
  );

it('shows so many contexts as a person reads, and counts the others', () => {
  expect(shown(100)).not.toContain('not shown');
  expect(shown(101)).toContain('1 more context is not shown');
  const many = shown(100_000);
  expect(many).toContain('99,900 more contexts are not shown');
  expect(many.split('class="context"')).toHaveLength(101);
});
