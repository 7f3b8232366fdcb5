import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** The style elements that react-aria adds to the page; `test/policy.test.ts` compares them with its source. */
export const LIBRARY_STYLES = [
  `@layer {
  [data-react-aria-pressable] {
    touch-action: pan-x pan-y pinch-zoom;
  }
}`,
  `@layer {
  * {
    overscroll-behavior: contain;
  }
}`,
];

/**
 * What the built page may load, run and contact. Datasets come from any host that the user names, so that `connect-src`
 * is wide; everything that can run comes from the app's own host.
 */
const DIRECTIVES = [
  "default-src 'none'",
  // Compiling WebAssembly, not `eval`.
  "script-src 'self' 'wasm-unsafe-eval' SCRIPTS",
  "style-src 'self' STYLES",
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

/** The policy for a page with these scripts and styles in it. */
export function policyFor(html: string): string {
  const scripts = contents(html, /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g);
  const styles = [...contents(html, /<style[^>]*>([\s\S]*?)<\/style>/g), ...LIBRARY_STYLES];
  return DIRECTIVES.join('; ').replace('SCRIPTS', hashes(scripts)).replace('STYLES', hashes(styles));
}

const contents = (html: string, elements: RegExp) => [...html.matchAll(elements)].map(([, text]) => text!);

const hashes = (texts: readonly string[]) =>
  texts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`).join(' ');

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
