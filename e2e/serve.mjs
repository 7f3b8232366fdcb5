// Serves the built app as a static host would, under a sub-path: node e2e/serve.mjs PORT BASE [FOLDER]
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve } from 'node:path';
import process from 'node:process';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};
const [port = '4180', base = '/some/base/', folder = 'dist'] = process.argv.slice(2);
/** The same app as a host serves it whose policy forbids WebAssembly (no 'wasm-unsafe-eval'). */
const STRICT = '/strict/';
const POLICY = "script-src 'self' 'unsafe-inline'";
const roots = { [base]: resolve(folder), '/cases/': resolve('e2e/cases'), [STRICT]: resolve(folder) };

createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const found = Object.entries(roots).find(([prefix]) => pathname.startsWith(prefix));
  const refuse = (status) => response.writeHead(status, { 'content-type': 'text/plain' }).end(String(status));
  if (!found) return refuse(404);
  const [prefix, root] = found;
  const path = normalize(join(root, decodeURIComponent(pathname.slice(prefix.length)) || 'index.html'));
  if (!path.startsWith(root)) return refuse(403);
  try {
    const { size } = statSync(path);
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    if (prefix === STRICT) response.setHeader('content-security-policy', POLICY);
    // Another site imports a module only from a host that allows it, as static hosts do.
    if (pathname.includes('/embed/')) response.setHeader('access-control-allow-origin', '*');
    response.writeHead(200, { 'content-type': type, 'content-length': size });
    createReadStream(path).pipe(response);
  } catch {
    refuse(404);
  }
}).listen(Number(port), '127.0.0.1');
