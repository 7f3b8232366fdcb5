import type { HtmlTagDescriptor, Plugin, Rollup } from 'vite';

/**
 * Fetches everything that the page starts with at once, although the entry imports it part by part: Vite preloads only what
 * an entry imports statically.
 */
export default function preload(): Plugin {
  return {
    name: 'tricosm-preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle, chunk }) =>
        bundle && chunk
          ? linksTo(startOf(bundle, chunk)).filter(
              ({ attrs }) => !html.includes(`${attrs?.['href'] as string}`),
            )
          : [],
    },
  };
}

/** The chunks that an entry imports, by itself and in parts, with all that they import statically. */
function startOf(
  bundle: Rollup.OutputBundle,
  { dynamicImports }: Rollup.OutputChunk,
): Set<Rollup.OutputChunk> {
  const found = new Set<Rollup.OutputChunk>();
  const add = (name: string) => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || found.has(chunk)) return;
    found.add(chunk);
    chunk.imports.forEach(add);
  };
  dynamicImports.forEach(add);
  return found;
}

/** Links to chunks and their style sheets; the latter keep the page from being drawn without them. */
function linksTo(chunks: ReadonlySet<Rollup.OutputChunk>): HtmlTagDescriptor[] {
  const styles = new Set(
    Array.from(chunks, ({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]).flat(),
  );
  const link = (rel: string, file: string): HtmlTagDescriptor => ({
    tag: 'link',
    attrs: { rel, crossorigin: true, href: `./${file}` },
    injectTo: 'head',
  });
  return [
    ...Array.from(chunks, ({ fileName }) => link('modulepreload', fileName)),
    ...Array.from(styles, (file) => link('stylesheet', file)),
  ];
}
