import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { zipSync } from 'fflate';
import { writeNpy } from '../../src/dataset/files/npy.ts';
import { fixture } from '../../src/dataset/testing/fixture.ts';
import { tensorFile } from '../../src/dataset/testing/tensorFile.ts';

type Files = Readonly<Record<string, Uint8Array>>;

const FEATURES = 1200;
const DIM = 120;
const numbers = (seed: number, count: number) =>
  Float32Array.from({ length: count }, (_, i) => Math.sin(seed + i * i));

/** A checkpoint with an encoder larger than its decoder, so that a test notices if the encoder is read. */
function params(seed: number): Uint8Array {
  return zipSync(
    {
      'W_enc.npy': writeNpy(numbers(seed + 1, 3 * DIM * FEATURES), [3 * DIM, FEATURES]),
      'W_dec.npy': writeNpy(numbers(seed, DIM * FEATURES), [FEATURES, DIM]),
    },
    { level: 0 },
  );
}

const scope: Files = Object.fromEntries(
  [0, 1, 2].map((layer) => [`layer_${layer}/width_1k/average_l0_${10 + layer}/params.npz`, params(layer)]),
);

/** Files by repository. */
const repositories: Readonly<Record<string, Files>> = {
  'test/scope': { ...scope, 'README.md': new TextEncoder().encode('# scope') },
  'test/gated': scope,
  'test/whole': scope,
  'test/cut': scope,
  'google/gemma-scope-2b-pt-res': scope,
  'jbloom/GPT2-Small-SAEs-Reformatted': {
    'blocks.3.hook_resid_pre/sae_weights.safetensors': fixture('saelens.safetensors'),
    'blocks.3.hook_resid_pre/sparsity.safetensors': tensorFile('sparsity', [-1, -2, -10, -3, -10]),
  },
  'test/busy': { 'layers.0/sae.safetensors': new Uint8Array(8) },
};

/** Files that open although no list names them: the SAEs of the lesson on the paper's own cloud, in little. */
const unlisted: Files = Object.fromEntries(
  [
    [10, 128],
    [12, 72],
    [15, 127],
  ].map(([layer, l0]) => [`layer_${layer}/width_65k/average_l0_${l0}/params.npz`, params(layer!)]),
);

/** A request to the hub. */
interface HubRequest {
  readonly path: string;
  readonly range: string | null;
  readonly token: string | null;
}

/** Imitates the parts of Hugging Face that the app uses. `asked` lists the requests in order. */
export async function startHub() {
  const asked: HubRequest[] = [];
  const listener: RequestListener = (request, response) => {
    const url = new URL(request.url ?? '/', 'http://hub');
    const allow = {
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'authorization, range',
      'access-control-expose-headers': 'ETag, Link, Content-Range, Content-Length',
    };
    if (request.method === 'OPTIONS') return void response.writeHead(204, allow).end();
    asked.push({
      path: url.pathname,
      range: request.headers.range ?? null,
      token: request.headers.authorization ?? null,
    });
    const refuse = (status: number) => void response.writeHead(status, allow).end('no');
    const tree = /^\/api\/models\/([\w-]+\/[\w-]+)\/tree\/main\/?$/.exec(url.pathname);
    const file = /^\/(store\/)?([\w-]+\/[\w-]+)\/(?:resolve\/main\/)(.+)$/.exec(url.pathname);
    const repository = tree?.[1] ?? file?.[2] ?? '';
    const files = repositories[repository];
    if (!files) return refuse(404);
    const stored = file?.[1] !== undefined;
    if (repository === 'test/busy' && /cfg\.json$/.test(url.pathname)) return refuse(429);
    if (repository === 'test/gated' && !stored && request.headers.authorization !== 'Bearer hf_secret')
      return refuse(401);
    if (tree) return void listing(files, url, response, allow);
    const path = decodeURIComponent(file![3]!);
    const bytes = files[path] ?? unlisted[path];
    if (!bytes) return refuse(404);
    // Large files are in a store at another origin.
    if (!stored) {
      return void response
        .writeHead(302, { ...allow, location: `${addressOf(store)}/store${url.pathname}` })
        .end();
    }
    send(bytes, repository, request, response, allow);
  };
  const server = await listening(listener);
  const store = await listening(listener);
  return {
    address: addressOf(server),
    asked,
    stop: () => [server, store].forEach((each) => each.close().closeAllConnections()),
  };
}

async function listening(listener: RequestListener): Promise<Server> {
  const server = createServer(listener);
  await new Promise<void>((started) => server.listen(0, '127.0.0.1', started));
  return server;
}

const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** Pages of two files; the real hub's pages have a thousand. */
function listing(files: Files, url: URL, response: ServerResponse, headers: OutgoingHttpHeaders) {
  const all = Object.entries(files).map(([path, { length }]) => ({
    type: 'file',
    path,
    size: length,
    oid: path,
  }));
  const from = Number(url.searchParams.get('cursor') ?? 0);
  const next = new URL(url);
  next.searchParams.set('cursor', String(from + 2));
  const host = `http://${response.req.headers.host ?? ''}`;
  const link = from + 2 < all.length ? { link: `<${host}${next.pathname}${next.search}>; rel="next"` } : {};
  response
    .writeHead(200, { ...headers, ...link, 'content-type': 'application/json' })
    .end(JSON.stringify(all.slice(from, from + 2)));
}

function send(
  bytes: Uint8Array,
  repository: string,
  request: IncomingMessage,
  response: ServerResponse,
  headers: OutgoingHttpHeaders,
) {
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
  if (!range || repository === 'test/whole') {
    return void response.writeHead(200, { ...headers, 'content-length': bytes.length }).end(bytes);
  }
  const [begin, end] = [Number(range[1]), Math.min(Number(range[2]) + 1, bytes.length)];
  response.writeHead(206, {
    ...headers,
    etag: `"${repository}"`,
    'content-range': `bytes ${begin}-${end - 1}/${bytes.length}`,
    'content-length': end - begin,
  });
  if (repository === 'test/cut' && end - begin > 100_000) {
    return void response.write(bytes.subarray(begin, begin + 1000), () => response.destroy());
  }
  response.end(bytes.subarray(begin, end));
}
