/** The indices as they are defined, every rotation and every direction by itself: slow, and the same to the last bit. */

/** The least mutual information over rotations, in bits. */
export function plainSeparability(x: Float64Array, y: Float64Array, rotations: number, cells = 10): number {
  let least = Infinity;
  for (let i = 0; i < rotations; i++) {
    const angle = (Math.PI / 2) * (i / rotations);
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
    const a = x.map((value, t) => value * cosine + y[t]! * sine);
    const b = y.map((value, t) => value * cosine - x[t]! * sine);
    least = Math.min(least, plainInformation(a, b, cells));
  }
  return least;
}

function plainInformation(a: Float64Array, b: Float64Array, cells: number): number {
  const [columnOf, lineOf] = [cellsOf(a, cells), cellsOf(b, cells)];
  const counts = new Float64Array(cells * cells);
  const columns = new Float64Array(cells);
  const lines = new Float64Array(cells);
  columnOf.forEach((column, t) => {
    counts[column * cells + lineOf[t]!]!++;
    columns[column]!++;
    lines[lineOf[t]!]!++;
  });
  let sum = 0;
  counts.forEach((count, at) => {
    const expected = columns[Math.floor(at / cells)]! * lines[at % cells]!;
    if (count > 0) sum += count * Math.log2((count * a.length) / expected);
  });
  return Math.max(0, sum / a.length);
}

function cellsOf(values: Float64Array, cells: number): number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const stretch = most > least ? cells / (most - least) : 0;
  return Array.from(values, (value) => Math.min(cells - 1, Math.floor((value - least) * stretch)));
}

/** The largest share of the points in a band. */
export function plainMixture(x: Float64Array, y: Float64Array, epsilon = 0.1): number {
  const n = x.length;
  let most = 0;
  for (let i = 0; i < 90; i++) {
    const angle = (Math.PI * i) / 90;
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
    const along = x.map((value, t) => value * cosine + y[t]! * sine).sort();
    const mean = along.reduce((sum, value) => sum + value, 0) / n;
    const variance = along.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n;
    const tries = Math.min(n, 128);
    const centres = Array.from({ length: tries }, (_, at) => along[Math.floor((at * n) / tries)]!);
    for (const centre of [mean, ...centres]) {
      const reach = epsilon * Math.sqrt(variance + (centre - mean) ** 2);
      const inside = along.filter((value) => value > centre - reach && value < centre + reach).length;
      most = Math.max(most, reach > 0 ? inside : n);
    }
  }
  return most / n;
}
