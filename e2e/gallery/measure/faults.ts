import { type Colour, colourOf, contrast, over } from './colour.ts';

/** Least contrast of text and of marks (WCAG 2.2, 1.4.3 and 1.4.11). */
const LEAST = { text: 4.5, mark: 3 };
/** Boxes of text are higher than its glyphs: pixels by which two may meet. */
const SLACK = 1;

/** What is wrong with a figure's drawings and words, a sentence each. */
export function faultsOf(article: HTMLElement): string[] {
  const name = `${article.dataset['chart']}, ${article.dataset['case']}`;
  const found = [...article.querySelectorAll('svg')].flatMap((svg) => [
    ...overlapping(svg),
    ...outside(svg),
    ...equalTicks(svg),
    ...faint(svg),
    ...noNumbers(svg),
  ]);
  return [...found, ...wordFaults(article)].map((fault) => `${name}: ${fault}`);
}

const textsOf = (svg: Element) =>
  [...svg.querySelectorAll('text')].filter((text) => (text.textContent ?? '').trim() !== '');
const quoted = (text: Element) => `“${text.textContent}”`;

function overlapping(svg: SVGSVGElement): string[] {
  const texts = textsOf(svg).map(placed);
  return texts.flatMap((one, i) =>
    texts
      .slice(i + 1)
      .filter((other) => meet(one, other))
      .map((other) => `${quoted(one.text)} overlaps ${quoted(other.text)}`),
  );
}

interface Placed {
  readonly text: SVGTextElement;
  readonly angle: number;
  readonly box: DOMRect;
}

/** Where a text is, asked once and not for each other text. */
const placed = (text: SVGTextElement): Placed => ({
  text,
  angle: turnOf(text),
  box: text.getBoundingClientRect(),
});

/** Whether two texts overlap: beside each other along their own lines, if both are turned alike. */
function meet(one: Placed, other: Placed): boolean {
  const { angle } = one;
  const [a, b] =
    angle !== 0 && Math.abs(angle - other.angle) < 1e-6
      ? [alongOf(one.text, angle), alongOf(other.text, angle)]
      : [one.box, other.box];
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return wide > SLACK && high > SLACK;
}

/** The angle by which a text is turned, in radians. */
function turnOf(text: SVGTextElement): number {
  const { a, b } = text.getScreenCTM()!;
  return Math.atan2(b, a);
}

/** The box of a text in coordinates that are turned with it. */
function alongOf(text: SVGTextElement, angle: number) {
  const box = text.getBBox();
  const at = new DOMPoint(box.x, box.y).matrixTransform(text.getScreenCTM()!);
  const left = at.x * Math.cos(angle) + at.y * Math.sin(angle);
  const top = at.y * Math.cos(angle) - at.x * Math.sin(angle);
  return { left, top, right: left + box.width, bottom: top + box.height };
}

function outside(svg: SVGSVGElement): string[] {
  const frame = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text, circle, rect, path, line')].flatMap((shape) => {
    const box = shape.getBoundingClientRect();
    if (box.width === 0 && box.height === 0) return [];
    const beyond = Math.max(
      ...[frame.left - box.left, box.right - frame.right],
      ...[frame.top - box.top, box.bottom - frame.bottom],
    );
    const shown = shape.tagName === 'text' ? quoted(shape) : `a ${shape.tagName}`;
    return beyond > SLACK ? [`${shown} is ${beyond.toFixed(1)} px outside`] : [];
  });
}

function equalTicks(svg: SVGSVGElement): string[] {
  return [...svg.querySelectorAll('[aria-label$="tick label"]')].flatMap((axis) => {
    const labels = textsOf(axis).map(({ textContent }) => textContent);
    const again = labels.filter((label, i) => labels.indexOf(label) !== i);
    return again.map((label) => `the ${axis.getAttribute('aria-label')} “${label}” stands at several places`);
  });
}

function faint(svg: SVGSVGElement): string[] {
  const texts = textsOf(svg).flatMap((text) => {
    const { fill, fillOpacity } = getComputedStyle(text);
    return tooFaint(quoted(text), [colourOf(fill, Number(fillOpacity))], groundOf(text), LEAST.text);
  });
  const ground = [surfaceOf(svg)];
  const marks = [...svg.querySelectorAll('circle, path, line, rect')].flatMap((mark) => {
    if (mark.closest('[aria-label$="grid"], [aria-label^="x-axis"], [aria-label^="y-axis"]')) return [];
    const paint = paintOf(mark);
    return paint ? tooFaint(`a ${mark.tagName}`, [paint], ground, LEAST.mark) : [];
  });
  return [...texts, ...new Set(marks)];
}

function tooFaint(name: string, paint: Colour[], ground: Colour[], least: number): string[] {
  const found = contrast(over([...paint, ...ground]), over(ground));
  return found < least ? [`${name} has a contrast of ${found.toFixed(2)}, less than ${least}`] : [];
}

/** The paint of a mark; null for bands, rules and cells, which are behind other marks or contain a number. */
function paintOf(mark: Element): Colour | null {
  const { fill, fillOpacity, stroke, strokeOpacity } = getComputedStyle(mark);
  const kind = mark.parentElement?.getAttribute('aria-label');
  if (kind === 'area' || kind === 'cell' || kind === 'rule' || mark.matches('.base')) return null;
  if (mark.matches('rect') && Number(fillOpacity) < 0.2) return null;
  if (mark.matches('path, line') && stroke !== 'none') return colourOf(stroke, Number(strokeOpacity));
  return fill === 'none' ? null : colourOf(fill, Number(fillOpacity));
}

/** The colours behind a text's middle, the uppermost first. */
function groundOf(text: SVGTextElement): Colour[] {
  const { stroke, strokeWidth, strokeOpacity } = getComputedStyle(text);
  // A text with an outline has its own background.
  if (stroke !== 'none' && Number.parseFloat(strokeWidth) > 1)
    return [colourOf(stroke, Number(strokeOpacity)), surfaceOf(text)];
  const { x, y } = middleInView(text);
  const hit = document.elementsFromPoint(x, y);
  const shapes = hit.filter(
    (element) =>
      element.closest('svg') === text.closest('svg') &&
      element.matches('rect, path, circle') &&
      !(element.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_PRECEDING),
  );
  const filled = shapes.flatMap((shape) => {
    const { fill, fillOpacity } = getComputedStyle(shape);
    return fill === 'none' ? [] : [colourOf(fill, Number(fillOpacity))];
  });
  return [...filled, surfaceOf(text)];
}

/** The middle of a text on the screen; the page is scrolled if the text is out of sight. */
function middleInView(text: SVGTextElement): { x: number; y: number } {
  const { top, bottom } = text.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) text.scrollIntoView({ block: 'center' });
  const box = text.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

/** The first opaque background around an element. */
function surfaceOf(element: Element): Colour {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const colour = colourOf(getComputedStyle(at).backgroundColor);
    if (colour[3] === 1) return colour;
  }
  return [255, 255, 255, 1];
}

function noNumbers(svg: SVGSVGElement): string[] {
  return [...svg.querySelectorAll('*')].flatMap((shape) =>
    [...shape.attributes]
      .filter(({ value }) => /NaN|undefined|Infinity/.test(value))
      .map(({ name, value }) => `${name} of a ${shape.tagName} is “${value}”`),
  );
}

function wordFaults(article: HTMLElement): string[] {
  const words = article.textContent ?? '';
  // An error that is rounded to 0.0…; an error of exactly 0 is “0”.
  const zeros = [...words.matchAll(/[\d.,]+\s?±\s?0\.0+(?!\d)/g)].map(([found]) => `says “${found}”`);
  const nothing = [...words.matchAll(/NaN|undefined|Infinity/g)].map(([found]) => `says “${found}”`);
  const wide = [...article.querySelectorAll('figure, .null-figure')]
    .filter((figure) => figure.scrollWidth > figure.clientWidth + SLACK)
    .map(() => 'is wider than its place');
  return [...zeros, ...nothing, ...wide];
}
