import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/**
 * What the built page may load, run and contact. Datasets come from any host that the user names, so that `connect-src`
 * is wide; everything that can run comes from the app's own host.
 */
const DIRECTIVES = [
  "default-src 'none'",
  // Compiling WebAssembly, not `eval`.
  "script-src 'self' 'wasm-unsafe-eval' HASHES",
  // Charts bring style elements of their own, and their classes differ from chart to chart.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  // The decoder of Zstandard keeps its program in an address of its own.
  "connect-src 'self' https: http: blob: data:",
  "worker-src 'self'",
  "manifest-src 'self'",
  // Neuronpedia's dashboards, when the user asks for one.
  'frame-src https://www.neuronpedia.org',
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  // `default` starts scripts of this host; the other makes SVG of figures, whose texts are escaped.
  'trusted-types default tricosm-figures',
];

/** The policy for a page with these scripts in it. */
export function policyFor(html: string): string {
  const scripts = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)];
  const hashes = scripts.map(([, text]) => `'sha256-${createHash('sha256').update(text!).digest('base64')}'`);
  return DIRECTIVES.join('; ').replace('HASHES', hashes.join(' '));
}

/** Writes the policy into the built page, before anything that it restricts. */
export default function policy(): Plugin {
  return {
    name: 'tricosm-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) =>
        html.replace(
          /<meta charset="utf-8" ?\/?>/,
          (charset) =>
            `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policyFor(html)}" />`,
        ),
    },
  };
}
