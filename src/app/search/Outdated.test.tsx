import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Outdated } from './Outdated.tsx';

it('what was found for an earlier query cannot be pressed', () => {
  const shown = (stale: boolean) =>
    renderToStaticMarkup(
      <Outdated stale={stale}>
        <button>Select 3 matches</button>
      </Outdated>,
    );
  expect(shown(true)).toMatch(/ inert=""[^<]*><button>/);
  expect(shown(false)).not.toContain('inert');
});
