// The SIMD kernels. They work on addresses that the caller passes, allocate nothing and check nothing: the caller has
// checked every length. They are compiled twice: with relaxed SIMD (fused multiply-add) and without.
export { multiplySingle } from './multiplySingle';
export { multiplyDouble } from './multiplyDouble';
export { denseTimes, denseTransposedTimes } from './vectors';
export { denseMoments, denseSubtract } from './moments';
export { denseNormal } from './normal';
export { normal16, normal32 } from './sparse';
export { countRow, listBlocks } from './cooccurrenceLists';
export { countSlices, placeBlocks, setSlices } from './cooccurrenceSlices';
export { passRows } from './halfSquare';
export { packNeighbours } from './neighbours';
export { offerPairs } from './neighbourPairs';
export { coordinates, removePart, combineColumns } from './basis';
export { assignPoints, sumClusters } from './clusters';
export { softmaxRows } from './softmax';
export { reducePanel, accumulate, turnRows } from './tridiagonal';
