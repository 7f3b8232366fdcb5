import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matrix } from '../matrices/matrix.ts';
import { random } from '../random/random.ts';
import { adam } from './adam.ts';
import { batchTopK, type Activations } from './batchTopK.ts';
import { lossAndGradient, zeroGradient, type Gradient } from './loss.ts';
import { initialAutoencoder, type SparseAutoencoder } from './model.ts';
import { plantedSums } from './testing/plantedSums.ts';

interface Step extends Record<'n' | 'dim' | 'width' | 'count' | 'loss', number> {
  readonly x: number[];
  readonly encoder: number[];
  readonly decoder: number[];
  readonly encoderBias: number[];
  readonly decoderBias: number[];
  readonly activations: number[];
  readonly gradient: Record<keyof Gradient, number[]>;
  readonly adam: {
    readonly start: number[];
    readonly target: number[];
    readonly rate: number;
    readonly after: number[];
  };
}

const step = JSON.parse(readFileSync(new URL('fixtures/step.json', import.meta.url), 'utf8')) as Step;
const { n, dim, width, count } = step;
const model: SparseAutoencoder = {
  encoder: matrix(Float32Array.from(step.encoder), width, dim),
  decoder: matrix(Float32Array.from(step.decoder), width, dim),
  encoderBias: Float32Array.from(step.encoderBias),
  decoderBias: Float32Array.from(step.decoderBias),
};
const x = matrix(Float32Array.from(step.x), n, dim);

/** Activations as a table, `[n, width]`. */
function dense({ starts, latents, values }: Activations, columns: number): number[] {
  const table = new Array<number>((starts.length - 1) * columns).fill(0);
  for (let i = 0; i + 1 < starts.length; i++) {
    for (let at = starts[i]!; at < starts[i + 1]!; at++) table[i * columns + latents[at]!] = values[at]!;
  }
  return table;
}

const furthest = (one: ArrayLike<number>, other: readonly number[]) =>
  other.reduce((most, value, at) => Math.max(most, Math.abs(value - one[at]!)), 0);

describe('one step beside NumPy', () => {
  const active = batchTopK(model, x, count);
  const gradient = zeroGradient(model);
  const loss = lossAndGradient(model, x, active, gradient);

  it('has its activations and its loss', () => {
    expect(furthest(dense(active, width), step.activations)).toBeLessThan(1e-6);
    expect(active.values.length).toBe(count);
    expect(Math.abs(loss - step.loss)).toBeLessThan(1e-5);
  });

  it.each(['encoder', 'encoderBias', 'decoder'] as const)('has its gradient by %s', (part) => {
    expect(furthest(gradient[part], step.gradient[part])).toBeLessThan(1e-5);
  });

  it('has its Adam', () => {
    const { start, target, rate, after } = step.adam;
    const parameters = Float32Array.from(start);
    const optimiser = adam(parameters);
    for (let i = 0; i < 3; i++) {
      optimiser.step(
        parameters.map((value, at) => 2 * (value - target[at]!)),
        rate,
      );
    }
    expect(furthest(parameters, after)).toBeLessThan(1e-5);
  });
});

describe('the gradient', () => {
  it.each([1, 2, 3])('is that of finite differences, while the choice is held: seed %i', (seed) => {
    const { x: rows } = plantedSums(20, 6, 8, seed);
    const own = initialAutoencoder(rows, 10, random(seed));
    const choice = batchTopK(own, rows, 40);
    const gradient = zeroGradient(own);
    lossAndGradient(own, rows, choice, gradient);
    const parts = {
      encoder: own.encoder.data,
      encoderBias: own.encoderBias,
      decoder: own.decoder.data,
    };
    const stream = random(seed + 100);
    for (const [name, values] of Object.entries(parts) as [keyof Gradient, Float32Array][]) {
      for (let probe = 0; probe < 5; probe++) {
        const at = stream.integer(values.length);
        const lossAt = (moved: number) => {
          const before = values[at]!;
          values[at] = before + moved;
          const loss = lossOf(own, rows, choice);
          values[at] = before;
          return loss;
        };
        const h = 2 ** -8;
        // The loss is a polynomial of the fourth degree at most: differences of two widths leave no error.
        const [wide, narrow] = [2 * h, h].map((width) => (lossAt(width) - lossAt(-width)) / (2 * width));
        const slope = (4 * narrow! - wide!) / 3;
        expect(Math.abs(slope - gradient[name][at]!), `${name} ${at}`).toBeLessThan(2e-4);
      }
    }
  });
});

/** The loss with the latents of `choice`, whose activations follow the parameters. */
function lossOf(own: SparseAutoencoder, rows: typeof x, choice: Activations): number {
  const d = rows.columns;
  const values = choice.values.slice();
  for (let i = 0; i < rows.rows; i++) {
    for (let at = choice.starts[i]!; at < choice.starts[i + 1]!; at++) {
      let value = own.encoderBias[choice.latents[at]!]!;
      for (let j = 0; j < d; j++) {
        value +=
          (rows.data[i * d + j]! - own.decoderBias[j]!) * own.encoder.data[choice.latents[at]! * d + j]!;
      }
      values[at] = value;
    }
  }
  return lossAndGradient(own, rows, { ...choice, values }, zeroGradient(own));
}
