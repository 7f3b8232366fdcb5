import { adjustedMutualInformation } from '../src/math/clustering/mutualInformation.ts';
import type { Findings } from './cases.ts';

/** How closely the results of the two sides agree, in words; empty if there is nothing to compare. */
export function agreement(own: Findings, other: Findings | null): string {
  const parts: string[] = [];
  if (own.labels && other?.labels) {
    parts.push(`AMI ${floored(adjustedMutualInformation(own.labels, other.labels))}`);
  }
  if (own.eigenvalues && other?.exact) {
    parts.push(`eigenvalues ${power(relativeError(own.eigenvalues, other.exact))}`);
    if (other.eigenvalues) parts.push(`(theirs ${power(relativeError(other.eigenvalues, other.exact))})`);
  } else if (own.eigenvalues && other?.eigenvalues) {
    parts.push(`eigenvalues ${power(relativeError(own.eigenvalues, other.eigenvalues))}`);
  }
  if (own.indices && other?.indices) parts.push(`same rows ${floored(share(own.indices, other.indices))}`);
  if (own.distances && other?.distances) {
    parts.push(`distances ${power(relativeError(own.distances, other.distances))}`);
  }
  if (own.coefficients && other?.coefficients) {
    parts.push(`coefficients ${power(distance(own.coefficients, other.coefficients))}`);
  }
  if (own.note) parts.push(own.note);
  return parts.join(', ').replace(', (', ' (');
}

/** Eigenvalues are compared down to this fraction of the first. */
const REACH = 1e-6;

/** The largest |a − b| / |b|. */
function relativeError(a: readonly number[], b: readonly number[]): number {
  const reach = REACH * Math.max(...b.slice(0, 1).map(Math.abs));
  let largest = 0;
  b.forEach((value, i) => {
    if (Math.abs(value) > reach) largest = Math.max(largest, Math.abs(a[i]! - value) / Math.abs(value));
  });
  return largest;
}

/** ‖a − b‖ / ‖b‖. */
function distance(a: readonly number[], b: readonly number[]): number {
  const apart = Math.hypot(...chunked(a.map((value, i) => value - b[i]!)));
  return apart / Math.hypot(...chunked(b));
}

/** Lengths of pieces, because a call of `hypot` with all values would exceed the limit of arguments. */
function chunked(values: readonly number[]): number[] {
  const pieces: number[] = [];
  for (let from = 0; from < values.length; from += 1000) {
    pieces.push(Math.hypot(...values.slice(from, from + 1000)));
  }
  return pieces;
}

/** The share of positions at which both lists have the same number. */
function share(a: readonly number[], b: readonly number[]): number {
  return b.filter((value, i) => value === a[i]).length / b.length;
}

/** Rounded down, so that only an exact 1 prints as 1. */
function floored(value: number): string {
  return String(Math.floor(value * 1e6 + 1e-6) / 1e6);
}

function power(value: number): string {
  return value === 0 ? '0' : value.toExponential(0);
}
