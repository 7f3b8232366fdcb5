import { fontOf, FIGURE_FAMILY } from './fonts.ts';
import { element, escaped, rounded } from './markup.ts';
import type { Pen, Sheet } from './pen.ts';

/** The middle of a line of text is this share of the font's size above its base line. */
const MIDDLE = 0.36;

/** The width of a text in a canvas's font, in units. */
export type Measure = (text: string, font: string) => number;

/** A pen that writes what it draws as SVG: texts stay texts, and lines stay lines. */
export class SvgPen implements Pen {
  font = '';
  fillStyle: Pen['fillStyle'] = '#000';
  strokeStyle: Pen['strokeStyle'] = '#000';
  lineWidth = 1;
  lineJoin: CanvasLineJoin = 'miter';
  globalAlpha = 1;
  textBaseline: CanvasTextBaseline = 'alphabetic';
  readonly #measure: Measure;
  #path = '';
  #parts: string[] = [];

  constructor(measure: Measure) {
    this.#measure = measure;
  }

  /** Adds SVG as it is. */
  add(markup: string): void {
    this.#parts.push(markup);
  }

  /** What was drawn, as SVG, and from now on nothing. */
  take(): string {
    const drawn = this.#parts.join('');
    this.#parts = [];
    return drawn;
  }

  beginPath(): void {
    this.#path = '';
  }

  closePath(): void {
    this.#path += 'Z';
  }

  moveTo(x: number, y: number): void {
    this.#path += `M${at(x, y)}`;
  }

  lineTo(x: number, y: number): void {
    this.#path += `L${at(x, y)}`;
  }

  /** A circle: figures need no other arcs. */
  arc(x: number, y: number, radius: number): void {
    const r = rounded(radius);
    this.#path += `M${at(x + radius, y)}A${r} ${r} 0 1 1 ${at(x - radius, y)}A${r} ${r} 0 1 1 ${at(x + radius, y)}Z`;
  }

  roundRect(
    x: number,
    y: number,
    width: number,
    height: number,
    radii?: Parameters<Pen['roundRect']>[4],
  ): void {
    const r = Math.min(typeof radii === 'number' ? radii : 0, width / 2, height / 2);
    if (r === 0) {
      this.#path += `M${at(x, y)}h${rounded(width)}v${rounded(height)}h${rounded(-width)}Z`;
      return;
    }
    const [right, bottom, turn] = [x + width, y + height, `${rounded(r)} ${rounded(r)} 0 0 1 `];
    this.#path +=
      `M${at(x + r, y)}L${at(right - r, y)}A${turn}${at(right, y + r)}L${at(right, bottom - r)}` +
      `A${turn}${at(right - r, bottom)}L${at(x + r, bottom)}A${turn}${at(x, bottom - r)}L${at(x, y + r)}` +
      `A${turn}${at(x + r, y)}Z`;
  }

  fill(): void {
    this.add(element('path', { d: this.#path, fill: cssOf(this.fillStyle), 'fill-opacity': this.#alpha() }));
  }

  stroke(): void {
    this.add(
      element('path', { d: this.#path, fill: 'none', ...this.#line(), 'stroke-opacity': this.#alpha() }),
    );
  }

  measureText(text: string): { width: number } {
    return { width: this.#measure(text, this.font) };
  }

  fillText(text: string, x: number, y: number): void {
    this.#text(text, x, y, { fill: cssOf(this.fillStyle), 'fill-opacity': this.#alpha() });
  }

  strokeText(text: string, x: number, y: number): void {
    this.#text(text, x, y, { fill: 'none', ...this.#line(), 'aria-hidden': 'true' });
  }

  #text(
    text: string,
    x: number,
    y: number,
    paint: Readonly<Record<string, string | number | undefined>>,
  ): void {
    const { weight, size } = fontOf(this.font);
    // Programs differ in what they make of `dominant-baseline`; a base line is the same to all.
    const base = this.textBaseline === 'middle' ? y + MIDDLE * size : y;
    const heavy = weight === '400' ? undefined : weight;
    this.add(
      element('text', { x, y: base, 'font-size': size, 'font-weight': heavy, ...paint }, escaped(text)),
    );
  }

  #line() {
    return {
      stroke: cssOf(this.strokeStyle),
      'stroke-width': this.lineWidth,
      'stroke-linejoin': this.lineJoin === 'miter' ? undefined : this.lineJoin,
    };
  }

  #alpha(): number | undefined {
    return this.globalAlpha === 1 ? undefined : this.globalAlpha;
  }
}

/** A style as a colour; gradients and patterns, which figures do not use, are black. */
const cssOf = (style: Pen['fillStyle']): string => (typeof style === 'string' ? style : '#000');

const at = (x: number, y: number) => `${rounded(x)} ${rounded(y)}`;

/** A figure written as SVG. */
export function svgSheet(measure: Measure): Sheet & { readonly content: () => string } {
  const pen = new SvgPen(measure);
  let clips = 0;
  return {
    pen,
    content: () => pen.take(),
    part(x, y, draw, clip) {
      const before = pen.take();
      draw();
      const drawn = pen.take();
      pen.add(before);
      const id = clip && `clip-${++clips}`;
      if (clip && id) {
        pen.add(element('clipPath', { id }, element('rect', { width: clip.width, height: clip.height })));
      }
      const inner = id ? element('g', { 'clip-path': `url(#${id})` }, drawn || ' ') : drawn;
      pen.add(element('g', { transform: `translate(${at(x, y)})` }, inner || ' '));
    },
    inset: (inset, width, height) => pen.add(inset.markup(width, height)),
  };
}

/** What stands around the content of an SVG. */
export interface SvgFrame {
  /** in units */
  readonly width: number;
  readonly height: number;
  /** as printed, such as `85mm` */
  readonly printed?: { readonly width: string; readonly height: string } | undefined;
  /** what it shows, for programs that read it out */
  readonly title: string;
  /** more about it, such as where it comes from */
  readonly description: string;
}

/** A whole SVG document. */
export function svgDocument(
  { width, height, printed, title, description }: SvgFrame,
  content: string,
): string {
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width: printed?.width ?? width,
    height: printed?.height ?? height,
    viewBox: `0 0 ${rounded(width)} ${rounded(height)}`,
    'font-family': FIGURE_FAMILY,
    role: 'img',
  };
  const about = element('title', {}, escaped(title)) + element('desc', {}, escaped(description));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('svg', attributes, about + content)}\n`;
}
