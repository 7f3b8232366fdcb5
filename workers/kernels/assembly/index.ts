// The SIMD kernels. They work on addresses that the caller hands them and allocate nothing; the caller
// has checked every length. Compiled twice: with relaxed SIMD (fused multiply-add) and without.
export { multiplySingle } from './multiplySingle';
export { multiplyDouble } from './multiplyDouble';
export { denseTimes, denseTransposedTimes } from './vectors';
export { denseMoments, denseSubtract } from './moments';
export { denseNormal } from './normal';
export { forward16, forward32, backward16, backward32, normal16, normal32 } from './sparse';
export { countRow16, countRow32, countRowBits, setBits16, setBits32 } from './cooccurrence';
export { passRows } from './halfSquare';
export { packNeighbours, offerNeighbours } from './neighbours';
export { offerPairs } from './neighbourPairs';
export { coordinates, removePart, combineColumns } from './basis';
export { reducePanel, accumulate, turnRows } from './tridiagonal';
