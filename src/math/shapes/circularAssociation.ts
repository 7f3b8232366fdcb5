/**
 * The association of two angles, in [−1, 1]: 1 if one is the other but for a turn, −1 if one is the other reversed, near
 * 0 without an association (Fisher & Lee 1983, Biometrika 70, 327–332; Fisher 1993, equation 6.36). Unlike the circular
 * correlation about mean directions it exists for labels spread evenly over the circle, which have no mean direction.
 *
 * @param a  angles in radians, `[n]`
 * @param b  angles in radians, `[n]`
 * @returns NaN if the angles of either do not differ
 * @throws RangeError when the lengths differ
 */
export function circularAssociation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) {
    throw new RangeError(`circularAssociation: expected pairs of angles, found ${a.length} and ${b.length}`);
  }
  const n = a.length;
  const [both, neither, ofA, ofB] = [
    { cosines: 0, sines: 0 },
    { mixed: 0, crossed: 0 },
    { cosine: 0, sine: 0 },
    { cosine: 0, sine: 0 },
  ];
  for (let i = 0; i < n; i++) {
    const [x, y] = [a[i]!, b[i]!];
    both.cosines += Math.cos(x) * Math.cos(y);
    both.sines += Math.sin(x) * Math.sin(y);
    neither.mixed += Math.cos(x) * Math.sin(y);
    neither.crossed += Math.sin(x) * Math.cos(y);
    ofA.cosine += Math.cos(2 * x);
    ofA.sine += Math.sin(2 * x);
    ofB.cosine += Math.cos(2 * y);
    ofB.sine += Math.sin(2 * y);
  }
  const above = 4 * (both.cosines * both.sines - neither.mixed * neither.crossed);
  const spreadA = n * n - ofA.cosine ** 2 - ofA.sine ** 2;
  const spreadB = n * n - ofB.cosine ** 2 - ofB.sine ** 2;
  const rounding = 1e-12 * n * n;
  return spreadA > rounding && spreadB > rounding ? above / Math.sqrt(spreadA * spreadB) : NaN;
}
