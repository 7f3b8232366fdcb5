/** Red, green and blue, or L*, a* and b*. */
export type Triple = readonly [number, number, number];

type Matrix = readonly [Triple, Triple, Triple];

/**
 * Machado, Oliveira, Fernandes (2009), severity 1, on linear sRGB. The same matrices are in DaltonLens and in the CSS
 * filters of browsers.
 */
const MACHADO: Readonly<Record<'protanopia' | 'deuteranopia' | 'tritanopia', Matrix>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Viénot, Brettel, Mollon (1999), on linear sRGB. */
const VIENOT: Readonly<Record<'protanopia' | 'deuteranopia', Matrix>> = {
  protanopia: [
    [0.11238, 0.88762, 0],
    [0.11238, 0.88762, 0],
    [0.00401, -0.00401, 1],
  ],
  deuteranopia: [
    [0.29275, 0.70725, 0],
    [0.29275, 0.70725, 0],
    [-0.02234, 0.02234, 1],
  ],
};

/** Brettel, Viénot, Mollon (1997) for tritanopia, on linear sRGB: two half planes, and the plane between them. */
const BRETTEL_PLANE: Triple = [0.03901, -0.02788, -0.01113];
const BRETTEL_ABOVE: Matrix = [
  [1.01277, 0.13548, -0.14826],
  [-0.01243, 0.86812, 0.14431],
  [0.07589, 0.805, 0.11911],
];
const BRETTEL_BELOW: Matrix = [
  [0.93678, 0.18979, -0.12657],
  [0.06154, 0.81526, 0.1232],
  [-0.37562, 1.12767, 0.24796],
];

const dot = (a: Triple, b: Triple) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const times = (m: Matrix, v: Triple): Triple => [dot(m[0], v), dot(m[1], v), dot(m[2], v)];

/** How eyes see a colour: linear sRGB to linear sRGB. Dichromacies have two models each. */
export const VISIONS: Readonly<Record<string, (linear: Triple) => Triple>> = {
  normal: (linear) => linear,
  'protanopia (Machado)': (linear) => times(MACHADO.protanopia, linear),
  'protanopia (Viénot)': (linear) => times(VIENOT.protanopia, linear),
  'deuteranopia (Machado)': (linear) => times(MACHADO.deuteranopia, linear),
  'deuteranopia (Viénot)': (linear) => times(VIENOT.deuteranopia, linear),
  'tritanopia (Machado)': (linear) => times(MACHADO.tritanopia, linear),
  'tritanopia (Brettel)': (linear) =>
    times(dot(BRETTEL_PLANE, linear) >= 0 ? BRETTEL_ABOVE : BRETTEL_BELOW, linear),
};

/** Linear sRGB, each in [0, 1], of `#rrggbb` (IEC 61966-2-1). */
export function linearOf(hex: string): Triple {
  const value = parseInt(hex.slice(1), 16);
  const channel = (shift: number) => {
    const part = ((value >> shift) & 255) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return [channel(16), channel(8), channel(0)];
}

/** Linear sRGB to XYZ, relative to the white D65. */
const XYZ: Matrix = [
  [0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339 / 1.08883, 0.119192 / 1.08883, 0.9503041 / 1.08883],
];

/** CIE L*a*b* (D65) of linear sRGB; what lies outside the screen's colours is clamped to them. */
export function labOf(linear: Triple): Triple {
  const inside = linear.map((part) => Math.min(1, Math.max(0, part))) as unknown as Triple;
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (t * 24389) / 27 / 116 + 16 / 116);
  const [x, y, z] = times(XYZ, inside).map(f) as unknown as Triple;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIE76 colour difference: the distance in L*a*b*. */
export const difference = (a: Triple, b: Triple): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** A colour as each of `VISIONS` sees it, in L*a*b*. */
export const seen = (hex: string): Triple[] =>
  Object.values(VISIONS).map((vision) => labOf(vision(linearOf(hex))));

/** The least CIE76 difference of two colours over all of `VISIONS`. */
export function leastDifference(one: readonly Triple[], other: readonly Triple[]): number {
  let least = Infinity;
  one.forEach((lab, vision) => (least = Math.min(least, difference(lab, other[vision]!))));
  return least;
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const luminance = (hex: string) => dot([0.2126, 0.7152, 0.0722], linearOf(hex)) + 0.05;
  const [a, b] = [luminance(one), luminance(other)];
  return Math.max(a, b) / Math.min(a, b);
}
