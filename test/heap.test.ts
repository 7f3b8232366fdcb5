import { expect, it } from 'vitest';
import { weighed, type Snapshot } from '../reliability/snapshot.ts';

const TYPES = ['hidden', 'object', 'string', 'code', 'native'];
const EDGES = ['internal', 'weak'];
/** A node with its name, its bytes and the numbers of the nodes that it holds. */
type Node = readonly [type: string, name: string, bytes: number, held?: readonly number[]];

function snapshotOf(nodes: readonly Node[]): Snapshot {
  const fields = ['type', 'name', 'self_size', 'edge_count'];
  return {
    snapshot: {
      meta: {
        node_fields: fields,
        node_types: [TYPES],
        edge_fields: ['type', 'to_node'],
        edge_types: [EDGES],
      },
    },
    nodes: nodes.flatMap(([type, , bytes, held = []], at) => [TYPES.indexOf(type), at, bytes, held.length]),
    edges: nodes.flatMap(([, , , held = []]) => held.flatMap((to) => [0, to * fields.length])),
    strings: nodes.map(([, name]) => name),
  };
}

const ROOT = ['hidden', '', 0] as const;

it('what only the cache of results holds is counted apart, even if a WeakMap refers to it', () => {
  const found = weighed(
    snapshotOf([
      [...ROOT, [1, 6]],
      ['object', 'Map', 1, [2]],
      ['hidden', '', 2, [3, 4]],
      ['string', '["galaxy/cloud","["', 4],
      ['object', 'Object', 8, [5, 8]],
      ['native', 'system / JSArrayBufferData', 16],
      ['object', 'WeakMap', 32, [7]],
      ['hidden', '', 64, [4, 8]],
      ['object', 'Object', 128],
    ]),
  );
  expect(found).toEqual({
    objects: 97,
    cached: 2 + 4 + 8 + 128,
    arrays: 0,
    cachedArrays: 16,
    code: 0,
    browser: 0,
  });
});

it('what a WeakMap knows by a key that is in use counts as an object', () => {
  const found = weighed(
    snapshotOf([
      [...ROOT, [1, 3]],
      ['object', 'WeakMap', 1, [2]],
      ['hidden', '', 2, [3, 4]],
      ['object', 'Object', 4, [4]],
      ['object', 'Object', 8],
    ]),
  );
  expect(found).toMatchObject({ objects: 15, cached: 0 });
});

it('text that the browser has shaped, the driver’s sessions and the program are no objects of the page', () => {
  const found = weighed(
    snapshotOf([
      [...ROOT, [1, 3, 5, 7]],
      ['native', 'blink::FrameShapeCache', 1, [2]],
      ['native', 'blink::PlainTextNode', 2],
      ['native', 'blink::DevToolsSession', 4, [4]],
      ['object', 'Object', 8],
      ['code', 'system / Script / a.js', 16, [6]],
      ['string', 'const a = 1', 32],
      ['object', 'Object', 64],
    ]),
  );
  expect(found).toEqual({ objects: 64, cached: 0, arrays: 0, cachedArrays: 0, code: 48, browser: 3 });
});
