import { plainColour } from '../../figures/colour.ts';
import { element, escaped, type Attributes } from '../../figures/pens/markup.ts';

/** Elements of a chart that are drawn, and the attributes that say where. */
const SHAPES: Readonly<Record<string, readonly string[]>> = {
  path: ['d'],
  line: ['x1', 'y1', 'x2', 'y2'],
  rect: ['x', 'y', 'width', 'height', 'rx', 'ry'],
  circle: ['cx', 'cy', 'r'],
  ellipse: ['cx', 'cy', 'rx', 'ry'],
  polyline: ['points'],
  polygon: ['points'],
  text: ['x', 'y', 'dx', 'dy'],
  tspan: ['x', 'y', 'dx', 'dy'],
};

/**
 * The content of an SVG on the page as SVG that needs no style sheet: what the page's styles and variables give each shape is
 * written into its attributes.
 */
export const resolved = (svg: SVGSVGElement): string => contentOf(svg);

const contentOf = (parent: Element): string => [...parent.children].map(resolvedElement).join('');

function resolvedElement(node: Element): string {
  const name = node.localName;
  const transform = node.getAttribute('transform') ?? undefined;
  if (name === 'defs') return element('defs', {}, contentOf(node));
  if (name === 'clipPath') return element('clipPath', { id: node.id }, contentOf(node));
  if (name === 'g') return group(node, transform);
  const places = SHAPES[name];
  if (!places) return '';
  const style = getComputedStyle(node);
  if (style.display === 'none') return '';
  const isText = name === 'text' || name === 'tspan';
  const size = parseFloat(style.fontSize);
  const attributes: Record<string, string | number | undefined> = { transform };
  for (const place of places) attributes[place] = lengthOf(node.getAttribute(place), size);
  Object.assign(attributes, painted(style), isText ? typeOf(style, size) : {});
  if (!isText) return element(name, attributes);
  return element(name, attributes, textOf(node));
}

function group(node: Element, transform: string | undefined): string {
  const content = contentOf(node);
  if (content === '') return '';
  const { opacity } = getComputedStyle(node);
  const clip = node.getAttribute('clip-path') ?? undefined;
  const attributes = { transform, 'clip-path': clip, opacity: opacity === '1' ? undefined : opacity };
  return Object.values(attributes).every((value) => value === undefined)
    ? content
    : element('g', attributes, content);
}

/** The text of an element, and of the parts that have places of their own. */
const textOf = (node: Element): string =>
  [...node.childNodes]
    .map((child) => (child instanceof Element ? resolvedElement(child) : escaped(child.textContent ?? '')))
    .join('');

/** A length with `em` in units, because not all programs know the former. */
function lengthOf(value: string | null, size: number): string | undefined {
  if (value === null) return undefined;
  const em = /^(-?[\d.]+)em$/.exec(value)?.[1];
  return em === undefined ? value : String(Number((Number(em) * size).toFixed(2)));
}

function painted(style: CSSStyleDeclaration): Attributes {
  const fill = plainColour(style.fill);
  const stroke = plainColour(style.stroke);
  const drawn = stroke.colour !== 'none';
  const unless = (value: string, usual: string) => (value === usual ? undefined : value);
  const opacityOf = (own: string, colour: number) => {
    const opacity = Number(own) * colour;
    return opacity === 1 ? undefined : opacity;
  };
  return {
    fill: fill.colour,
    'fill-opacity': fill.colour === 'none' ? undefined : opacityOf(style.fillOpacity, fill.opacity),
    ...(drawn && {
      stroke: stroke.colour,
      'stroke-opacity': opacityOf(style.strokeOpacity, stroke.opacity),
      'stroke-width': parseFloat(style.strokeWidth),
      'stroke-dasharray': unless(style.strokeDasharray.replaceAll('px', ''), 'none'),
      'stroke-linejoin': unless(style.strokeLinejoin, 'miter'),
      'stroke-linecap': unless(style.strokeLinecap, 'butt'),
      'paint-order': unless(style.paintOrder, 'normal'),
    }),
    opacity: unless(style.opacity, '1'),
  };
}

function typeOf(style: CSSStyleDeclaration, size: number): Attributes {
  return {
    'font-size': size,
    'font-weight': style.fontWeight === '400' ? undefined : style.fontWeight,
    'text-anchor': style.textAnchor === 'start' ? undefined : style.textAnchor,
  };
}
