import {
  CardError,
  type Card,
  type CardRows,
  type HeldRows,
  type LeastProducts,
} from '../../src/math/card/card.ts';
import { CHUNK, PRODUCTS, SELECT, TILE } from './shaders.ts';

/** Bytes of a panel of rows, at most: drivers refuse or move buffers that are larger than they like. */
const PANEL_BYTES = 2 ** 27;
/** Rows made and sent to the card at a time. */
const PART = 512;
/** Uses of a buffer and a way to map it: numbers that WebGPU fixes. TypeScript's libraries declare no values for them. */
const USE = { read: 1, copyFrom: 4, copyTo: 8, uniform: 64, storage: 128 };
const READ = 1;

interface Pipelines {
  readonly multiply: GPUComputePipeline;
  readonly choose: GPUComputePipeline;
}

/** A panel: some of the rows in a buffer of their own. */
interface Panel {
  readonly buffer: GPUBuffer;
  readonly first: number;
  readonly rows: number;
}

/** A card behind WebGPU. `lost` becomes a reason when the device is lost. */
export async function webgpuCard(device: GPUDevice, name: string): Promise<Card> {
  const lost = { reason: null as string | null };
  void device.lost.then(({ message, reason }) => (lost.reason = message || reason));
  const [multiply, choose] = await Promise.all(
    [
      [PRODUCTS, 'multiply'],
      [SELECT, 'choose'],
    ].map(([code, entryPoint]) =>
      device.createComputePipelineAsync({
        layout: 'auto',
        compute: { module: device.createShaderModule({ code: code! }), entryPoint: entryPoint! },
      }),
    ),
  );
  const pipelines: Pipelines = { multiply: multiply!, choose: choose! };
  return { name, hold: (rows) => guarded(device, lost, () => hold(device, lost, pipelines, rows)) };
}

/**
 * Runs what uses the device; whatever it reports (no room, a wrong call, a loss) becomes a `CardError`. A lost device
 * answers some calls as if nothing had happened, so the loss itself is looked at last.
 */
async function guarded<T>(
  device: GPUDevice,
  lost: { readonly reason: string | null },
  act: () => Promise<T>,
): Promise<T> {
  device.pushErrorScope('out-of-memory');
  device.pushErrorScope('validation');
  // Both scopes end before anything is awaited: scopes of overlapping calls would close each other's.
  const result = act();
  result.catch(() => undefined);
  const faults = [device.popErrorScope(), device.popErrorScope()];
  try {
    const value = await result;
    const fault = (await Promise.all(faults)).find((error) => error !== null);
    if (fault) throw new Error(fault.message);
    if (lost.reason !== null) throw new Error(lost.reason);
    return value;
  } catch (reason) {
    throw new CardError(`the graphics card failed: ${lost.reason ?? (reason as Error).message}`);
  }
}

async function hold(
  device: GPUDevice,
  lost: { readonly reason: string | null },
  pipelines: Pipelines,
  { rows, columns, part }: CardRows,
): Promise<HeldRows> {
  const padded = Math.ceil(columns / CHUNK) * CHUNK;
  const limit = Math.min(PANEL_BYTES, device.limits.maxStorageBufferBindingSize, device.limits.maxBufferSize);
  const fit = Math.floor(limit / 4 / padded / TILE) * TILE;
  if (fit < TILE) throw new Error(`rows of ${columns} numbers are too long for the card`);
  const panels: Panel[] = [];
  for (let first = 0; first < rows; first += fit) {
    const count = Math.min(fit, rows - first);
    const buffer = device.createBuffer({
      size: count * padded * 4,
      usage: USE.storage | USE.copyTo,
    });
    panels.push({ buffer, first, rows: count });
    for (let from = 0; from < count; from += PART) {
      const to = Math.min(count, from + PART);
      device.queue.writeBuffer(
        buffer,
        from * padded * 4,
        padRows(part(first + from, first + to), columns, padded),
      );
    }
  }
  let freed = false;
  return Promise.resolve({
    least(queries, places, own) {
      if (freed) return Promise.reject(new Error('card: rows were used after free()'));
      const laid = { data: padRows(queries, columns, padded), count: queries.length / columns, padded };
      return guarded(device, lost, () => least(device, pipelines, panels, rows, laid, places, own));
    },
    free() {
      freed = true;
      for (const { buffer } of panels) buffer.destroy();
    },
  });
}

/** Rows with zeros up to a padded length; the same array if they have it. */
function padRows(rows: Float32Array, columns: number, padded: number): Float32Array<ArrayBuffer> {
  const count = rows.length / columns;
  const result = new Float32Array(count * padded);
  for (let i = 0; i < count; i++) result.set(rows.subarray(i * columns, (i + 1) * columns), i * padded);
  return result;
}

interface Queries {
  readonly data: Float32Array<ArrayBuffer>;
  readonly count: number;
  readonly padded: number;
}

async function least(
  device: GPUDevice,
  { multiply, choose }: Pipelines,
  panels: readonly Panel[],
  total: number,
  { data, count, padded }: Queries,
  places: number,
  own: number,
): Promise<LeastProducts> {
  const made: GPUBuffer[] = [];
  const create = (
    size: number,
    usage: number,
    content?: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>,
  ) => {
    const buffer = device.createBuffer({ size, usage });
    made.push(buffer);
    if (content) device.queue.writeBuffer(buffer, 0, content);
    return buffer;
  };
  try {
    const queries = create(data.byteLength, USE.storage | USE.copyTo, data);
    const keys = create(count * total * 4, USE.storage);
    const found = create(count * places * 8, USE.storage | USE.copyFrom);
    const staging = create(count * places * 8, USE.read | USE.copyTo);
    const bound = (
      pipeline: GPUComputePipeline,
      uniform: readonly number[],
      buffers: readonly GPUBuffer[],
    ) => {
      const shape = create(uniform.length * 4, USE.uniform | USE.copyTo, Uint32Array.from(uniform));
      const entries = [shape, ...buffers].map((buffer, binding) => ({ binding, resource: { buffer } }));
      return device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries });
    };
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(multiply);
    for (const { buffer, first, rows } of panels) {
      pass.setBindGroup(
        0,
        bound(multiply, [padded / 4, count, rows, first, total, own], [queries, buffer, keys]),
      );
      pass.dispatchWorkgroups(Math.ceil(rows / TILE), Math.ceil(count / TILE));
    }
    pass.setPipeline(choose);
    pass.setBindGroup(0, bound(choose, [total, places], [keys, found]));
    pass.dispatchWorkgroups(count);
    pass.end();
    encoder.copyBufferToBuffer(found, 0, staging, 0, count * places * 8);
    device.queue.submit([encoder.finish()]);
    await staging.mapAsync(READ);
    return unpacked(new Uint32Array(staging.getMappedRange()), count * places);
  } finally {
    for (const buffer of made) buffer.destroy();
  }
}

/** Numbers and products of what the card found; undoes `ordered` of the shader. */
function unpacked(found: Uint32Array, length: number): LeastProducts {
  const numbers = new Uint32Array(length);
  const bits = new Uint32Array(length);
  for (let p = 0; p < length; p++) {
    numbers[p] = found[2 * p]!;
    const key = found[2 * p + 1]!;
    bits[p] = key >>> 31 === 1 ? key & 0x7fffffff : ~key;
  }
  return { numbers, products: new Float32Array(bits.buffer) };
}
