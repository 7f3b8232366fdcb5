/** The exports of the kernels' module (workers/kernels/assembly). Addresses are bytes of its memory. */
export interface KernelCalls {
  multiplySingle(
    ...sizesAndAddresses: [
      rows: number,
      columns: number,
      depth: number,
      a: number,
      aStride: number,
      aStep: number,
      aCenter: number,
      b: number,
      bStride: number,
      bStep: number,
      bCenter: number,
      out: number,
      outColumns: number,
      outDouble: number,
      onto: number,
      scratch: number,
    ]
  ): void;
  multiplyDouble(
    ...sizesAndAddresses: [
      rows: number,
      columns: number,
      depth: number,
      step: number,
      a: number,
      aCenter: number,
      b: number,
      bCenter: number,
      out: number,
      onto: number,
      scratch: number,
    ]
  ): void;
  coordinates(
    ...sizesAndAddresses: [
      basis: number,
      from: number,
      to: number,
      block: number,
      width: number,
      n: number,
      out: number,
    ]
  ): void;
  removePart(
    ...sizesAndAddresses: [
      basis: number,
      from: number,
      to: number,
      h: number,
      block: number,
      width: number,
      n: number,
    ]
  ): void;
  combineColumns(
    ...sizesAndAddresses: [
      basis: number,
      count: number,
      n: number,
      y: number,
      kept: number,
      from: number,
      to: number,
      scratch: number,
    ]
  ): void;
  reducePanel(
    ...sizesAndAddresses: [
      a: number,
      n: number,
      step: number,
      from: number,
      count: number,
      diagonal: number,
      beside: number,
      tau: number,
      scratch: number,
    ]
  ): void;
  accumulate(q: number, a: number, n: number, step: number, tau: number, first: number, last: number): void;
  turnRows(
    z: number,
    n: number,
    step: number,
    count: number,
    rows: number,
    cosines: number,
    sines: number,
  ): void;
  denseTimes: DenseCall;
  denseTransposedTimes: DenseCall;
  denseMoments(x: number, rows: number, columns: number, origin: number, sum: number, total: number): number;
  denseSubtract(x: number, rows: number, columns: number, center: number): void;
  denseNormal(
    x: number,
    rows: number,
    columns: number,
    v: number,
    total: number,
    part: number,
    along: number,
  ): void;
  normal16: NormalCall;
  normal32: NormalCall;
  listBlocks(
    ...sizesAndAddresses: [
      wide: number,
      blocks: number,
      features: number,
      indptr: number,
      indices: number,
      starts: number,
      out: number,
    ]
  ): void;
  countRow(
    ...sizesAndAddresses: [
      own: number,
      count: number,
      wide: number,
      indptr: number,
      indices: number,
      j0: number,
      j1: number,
      entries: number,
      out: number,
    ]
  ): void;
  setSlices(features: number, starts: number, blockLists: number, group: number): void;
  placeBlocks(
    ...sizesAndAddresses: [
      blockLists: number,
      next: number,
      ends: number,
      rows: number,
      first: number,
      span: number,
      begins: number,
      places: number,
    ]
  ): void;
  countSlices(
    ...sizesAndAddresses: [
      begins: number,
      rows: number,
      bits: number,
      blocks: number,
      entries: number,
      out: number,
      stride: number,
      scratch: number,
    ]
  ): void;
  passRows(
    ...sizesAndAddresses: [
      entries: number,
      form: number,
      rows: number,
      from: number,
      to: number,
      n: number,
      g: number,
      v: number,
      out: number,
    ]
  ): void;
  assignPoints(
    ...sizesAndAddresses: [
      points: number,
      from: number,
      to: number,
      stride: number,
      centres: number,
      k: number,
      shifts: number,
      labels: number,
      upper: number,
      lower: number,
    ]
  ): number;
  sumClusters(points: number, n: number, stride: number, labels: number, sums: number): void;
  softmaxRows(
    ...sizesAndAddresses: [
      scores: number,
      rows: number,
      problems: number,
      width: number,
      intercepts: number,
      labels: number,
      losses: number,
      sums: number,
      buffer: number,
    ]
  ): void;
  packNeighbours(source: number, rows: number, dim: number, panels: number): void;
  offerPairs(
    ...sizesAndAddresses: [
      panels: number,
      rows: number,
      dim: number,
      from: number,
      to: number,
      bias: number,
      scale: number,
      places: number,
      keys: number,
      numbers: number,
      sizes: number,
      worst: number,
      tile: number,
    ]
  ): void;
}

type DenseCall = (x: number, rows: number, columns: number, v: number, width: number, out: number) => void;
type NormalCall = (
  blocks: number,
  indptr: number,
  indices: number,
  v: number,
  width: number,
  row: number,
  out: number,
) => void;
