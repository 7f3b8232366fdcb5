/** Attributes that identify a shape and how it is drawn; a text's own place is in `transform`. */
const ATTRIBUTES = [
  ...['aria-label', 'viewBox', 'transform', 'd', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'rx'],
  ...[
    'width',
    'height',
    'fill',
    'fill-opacity',
    'stroke',
    'stroke-opacity',
    'stroke-width',
    'stroke-dasharray',
  ],
  ...['text-anchor', 'dy', 'font-size', 'opacity'],
];

/** Of a group with more elements than this, only some are listed. */
const MOST = 24;

/**
 * The drawings of a figure and its words as text: a line for each element, numbers rounded to a tenth of a pixel, so
 * that neither a machine's fonts nor its last digits matter.
 */
export function pictureOf(article: HTMLElement): string {
  const drawings = [...article.querySelectorAll('svg')].map((svg) => drawn(svg, 0));
  const words = [
    ...article.querySelectorAll<HTMLElement>('.null-figure, .chart-picture[aria-label], .twin'),
  ].map(wordsOf);
  return [...words, ...drawings].join('\n') + '\n';
}

function wordsOf(element: HTMLElement): string {
  if (element.matches('.chart-picture')) return `label: ${element.getAttribute('aria-label')}`;
  if (element.matches('.null-figure'))
    return [...element.querySelectorAll('.null-figure-head > *, p')].map(plain).join('\n');
  const lines = [...element.querySelectorAll('caption, tr')].map((row) =>
    row.matches('tr') ? [...row.children].map(plain).join(' | ') : `table: ${plain(row)}`,
  );
  // The ends of a long table are enough.
  const [head, ...rest] = lines;
  const shown = rest.length > 8 ? [...rest.slice(0, 5), '…', ...rest.slice(-2)] : rest;
  return [head, ...shown.map((line) => `  ${line}`)].join('\n');
}

const plain = (element: Element) => (element.textContent ?? '').replace(/[\s\u202f]+/g, ' ').trim();

function drawn(element: Element, depth: number): string {
  if (element.tagName === 'style') return '';
  const own = ATTRIBUTES.filter((name) => element.hasAttribute(name)).map(
    (name) => `${name}="${rounded(element.getAttribute(name)!)}"`,
  );
  const children = element.tagName === 'text' ? [] : [...element.children];
  const words = element.tagName === 'text' ? [`“${plain(element)}”`] : [];
  const number = children.length > MOST ? [`(some of ${children.length})`] : [];
  const line = '  '.repeat(depth) + [element.tagName, ...own, ...words, ...number].join(' ');
  const below = some(children).map((child) => drawn(child, depth + 1));
  return [line, ...below].filter((part) => part !== '').join('\n');
}

/** All elements, or of many the first ones, every sixteenth and the last. */
function some(elements: Element[]): Element[] {
  if (elements.length <= MOST) return elements;
  return elements.filter((_, i) => i < 3 || i % 16 === 0 || i === elements.length - 1);
}

/** Numbers to one decimal. */
function rounded(value: string): string {
  return value.replace(/-?\d+\.\d+(e[-+]?\d+)?/g, (digits) =>
    String(Math.round(Number(digits) * 10) / 10 + 0),
  );
}
