import { saveFile } from '../../../controls/saveFile.ts';
import type { Figure } from '../../../figures/layout/figure.ts';
import { measureText } from '../../../figures/output/measure.ts';
import { figurePng } from '../../../figures/output/png.ts';
import { figureSvg } from '../../../figures/output/svg.ts';
import type { FigureSize } from '../../../figures/sizes.ts';
import type { FigureForm } from './settings.ts';

/** Saves a figure as a file; returns what was saved, in a sentence. */
export async function saveFigure(
  figure: Figure,
  size: FigureSize,
  form: FigureForm,
  name: string,
): Promise<string> {
  if (form === 'svg') {
    saveFile(`${name}.svg`, figureSvg(figure, size, measureText), 'image/svg+xml');
    return `Saved as ${name}.svg.`;
  }
  saveFile(`${name}.png`, await figurePng(figure, size), 'image/png');
  return `Saved as ${name}.png.`;
}

/**
 * Copies a figure to the clipboard: a PNG as a picture, an SVG as text. Must be called in the click itself, because browsers
 * open the clipboard to nothing else.
 *
 * @returns what was copied, or why nothing was, in a sentence
 */
export async function copyFigure(make: Promise<Figure>, size: FigureSize, form: FigureForm): Promise<string> {
  let fault: Error | null = null;
  make.catch((error: unknown) => (fault = error as Error));
  try {
    if (form === 'svg') {
      await navigator.clipboard.writeText(figureSvg(await make, size, measureText));
      return 'Copied as SVG text.';
    }
    const png = make.then((figure) => figurePng(figure, size));
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    return 'Copied as a picture.';
  } catch {
    if (fault) throw fault as Error;
    return 'This browser does not let the page copy a picture to the clipboard; save it as a file.';
  }
}
