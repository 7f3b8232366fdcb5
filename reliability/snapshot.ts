import type { CDPSession } from '@playwright/test';

/** Bytes that a page holds, by what they are. */
export interface Held {
  /** objects, closures, texts and elements, but those of cached results and of the browser's caches */
  readonly objects: number;
  /** objects that only the cache of results holds */
  readonly cached: number;
  /** typed arrays, but those of cached results */
  readonly arrays: number;
  /** typed arrays that only the cache of results holds */
  readonly cachedArrays: number;
  /** compiled program: what ran often is compiled further, which is no leak */
  readonly code: number;
  /** what only the browser's caches hold: shaped text, timings */
  readonly browser: number;
}

/** The parts of a heap snapshot that are read here: flat lists, in which a node or an edge has several numbers. */
export interface Snapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly node_types: readonly [readonly string[]];
      readonly edge_fields: readonly string[];
      readonly edge_types: readonly [readonly string[]];
    };
  };
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  readonly strings: readonly string[];
}

/** Files that the browser keeps in memory as it likes: sources, style sheets, pictures. */
const FILES = /^blink::\w*Resource$|ExternalStringData/;
/** What the browser caches as it likes: text that it has shaped, and the last events, loads and long tasks. */
const CACHES = /^(?:blink::(?:FrameShapeCache|PlainTextPainter|FontGlobalContext)|Performance)$/;
/** What is there because the page is driven and measured: sessions of the protocol, and scripts of Playwright. */
const TOOLS =
  /^blink::(?:DevToolsSession|Inspector\w+Agent|NetworkResourcesData)$|^(?:Utility|Injected)Script$/;
/** A key of a result: the name of a job, then a dataset and parameters; see `jobKey`. */
const RESULT_KEY = /^\["[a-z-]+(?:\/[a-z-]+)?","\[/;

/** Weighs the objects of a page by a heap snapshot, which counts only what is reachable. */
export async function weigh(session: CDPSession): Promise<Held> {
  const chunks: string[] = [];
  const keep = ({ chunk }: { chunk: string }) => chunks.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', keep);
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', keep);
  return weighed(JSON.parse(chunks.join('')) as Snapshot);
}

/** Adds up what a snapshot holds. */
export function weighed(given: Snapshot): Held {
  const graph = graphOf(given);
  const tools = named(graph, TOOLS);
  const browsers = new Set([...tools, ...named(graph, CACHES)]);
  const driven = reachable(graph, tools);
  const inPage = reachable(graph, browsers);
  const inUse = reachable(graph, new Set([...browsers, ...cacheOfResults(graph)]));
  const sources = sourcesOf(graph);
  const held = { objects: 0, cached: 0, arrays: 0, cachedArrays: 0, code: 0, browser: 0 };
  for (let node = 0; node < graph.size; node++) {
    const name = graph.name(node);
    const bytes = graph.bytes(node);
    if (!driven[node] || FILES.test(name)) continue;
    if (!inPage[node]) held.browser += bytes;
    else if (graph.type(node) === 'code' || sources.has(node)) held.code += bytes;
    else if (name === 'system / JSArrayBufferData') held[inUse[node] ? 'arrays' : 'cachedArrays'] += bytes;
    else held[inUse[node] ? 'objects' : 'cached'] += bytes;
  }
  return held;
}

/** Nodes by number, with their edges. */
interface Graph {
  readonly size: number;
  readonly name: (node: number) => string;
  readonly type: (node: number) => string;
  readonly bytes: (node: number) => number;
  /** the nodes that a node holds */
  readonly held: (node: number) => readonly number[];
}

function graphOf({ snapshot: { meta }, nodes, edges, strings }: Snapshot): Graph {
  const [width, edgeWidth] = [meta.node_fields.length, meta.edge_fields.length];
  const [type, name, bytes, count] = ['type', 'name', 'self_size', 'edge_count'].map((field) =>
    meta.node_fields.indexOf(field),
  ) as [number, number, number, number];
  const [kind, to] = ['type', 'to_node'].map((field) => meta.edge_fields.indexOf(field)) as [number, number];
  const weak = meta.edge_types[0].indexOf('weak');
  const nameOf = (node: number) => strings[nodes[node * width + name]!]!;
  const size = nodes.length / width;
  const first = new Uint32Array(size + 1);
  for (let i = 0; i < size; i++) first[i + 1] = first[i]! + nodes[i * width + count]!;
  const from = (node: number) => {
    const found: number[] = [];
    for (let edge = first[node]! * edgeWidth; edge < first[node + 1]! * edgeWidth; edge += edgeWidth) {
      if (edges[edge + kind] !== weak) found.push(edges[edge + to]! / width);
    }
    return found;
  };
  // A WeakMap holds no value: its key does. The snapshot has an edge from both.
  const weakly = new Set<number>();
  for (let node = 0; node < size; node++)
    if (nameOf(node) === 'WeakMap')
      for (const table of from(node)) if (nameOf(table) === '') weakly.add(table);
  return {
    size,
    name: nameOf,
    type: (node) => meta.node_types[0][nodes[node * width + type]!]!,
    bytes: (node) => nodes[node * width + bytes]!,
    held(node) {
      return weakly.has(node) ? [] : from(node);
    },
  };
}

/** The texts of scripts. */
function sourcesOf(graph: Graph): ReadonlySet<number> {
  const scripts = [...named(graph, /^system \/ Script( |$)/)];
  return new Set(scripts.flatMap(graph.held).filter((node) => graph.type(node) === 'string'));
}

/** The nodes whose names fit a pattern. */
function named({ size, name }: Graph, pattern: RegExp): ReadonlySet<number> {
  const found = new Set<number>();
  for (let node = 0; node < size; node++) if (pattern.test(name(node))) found.add(node);
  return found;
}

/** The tables of maps from keys of results; see `createResults`. */
function cacheOfResults({ size, name, held }: Graph): ReadonlySet<number> {
  const tables = new Set<number>();
  for (let node = 0; node < size; node++) {
    if (name(node) !== 'Map') continue;
    for (const table of held(node))
      if (held(table).some((key) => RESULT_KEY.test(name(key)))) tables.add(table);
  }
  return tables;
}

/** Which nodes the root holds by paths that avoid some nodes: 1 or 0 for each. */
function reachable({ size, held }: Graph, avoided: ReadonlySet<number>): Uint8Array {
  const seen = new Uint8Array(size);
  seen[0] = 1;
  const open = [0];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const next of held(node)) {
      if (seen[next] || avoided.has(next)) continue;
      seen[next] = 1;
      open.push(next);
    }
  }
  return seen;
}
