import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Figure } from '../../../figures/layout/figure.ts';
import { copyFigure } from './handOut.ts';

const png = new Blob(['picture'], { type: 'image/png' });

vi.mock('../../../figures/output/measure.ts', () => ({ measureText: () => 1 }));
vi.mock('../../../figures/output/png.ts', () => ({ figurePng: () => Promise.resolve(png) }));
vi.mock('../../../figures/output/svg.ts', () => ({ figureSvg: () => '<svg/>' }));

const figure = {} as Figure;
const size = {} as Parameters<typeof copyFigure>[1];
const clipboard = {
  write: vi.fn((_: readonly Copied[]) => Promise.resolve()),
  writeText: vi.fn((_: string) => Promise.resolve()),
};

class Copied {
  constructor(readonly parts: Readonly<Record<string, Promise<Blob>>>) {}
}

beforeEach(() => {
  vi.clearAllMocks();
  vi.stubGlobal('navigator', { clipboard });
  vi.stubGlobal('ClipboardItem', Copied);
});

afterEach(() => vi.unstubAllGlobals());

test('an SVG is copied as text', async () => {
  expect(await copyFigure(Promise.resolve(figure), size, 'svg')).toBe('Copied as SVG text.');
  expect(clipboard.writeText).toHaveBeenCalledExactlyOnceWith('<svg/>');
  expect(clipboard.write).not.toHaveBeenCalled();
});

test('a PNG is copied as a picture, and the clipboard is opened before the figure is drawn', async () => {
  let draw!: (drawn: Figure) => void;
  const message = copyFigure(new Promise((resolve) => (draw = resolve)), size, 'png');
  expect(clipboard.write).toHaveBeenCalledOnce();
  draw(figure);
  expect(await message).toBe('Copied as a picture.');
  expect(await clipboard.write.mock.calls[0]![0][0]!.parts['image/png']).toBe(png);
});

test('a closed clipboard is said in a sentence; a figure that fails is an error', async () => {
  clipboard.write.mockRejectedValueOnce(new DOMException('denied', 'NotAllowedError'));
  expect(await copyFigure(Promise.resolve(figure), size, 'png')).toMatch(/save it as a file/);
  await expect(copyFigure(Promise.reject(new Error('no scene')), size, 'svg')).rejects.toThrow('no scene');
});
