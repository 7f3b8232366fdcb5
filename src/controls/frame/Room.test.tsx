import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Room } from './Room.tsx';

it('room is kept while the content is yet to come, and then given up', () => {
  const shown = (waiting: boolean) =>
    renderToStaticMarkup(
      <Room name="a table" height={170} waiting={waiting}>
        <p>Computing…</p>
      </Room>,
    );
  expect(shown(true)).toContain('style="min-height:170px"');
  expect(shown(false)).not.toContain('min-height');
});
