import { escaped } from '../../figures/pens/markup.ts';

/** What a page or a notebook is to show. */
export interface SnippetOptions {
  /** the address of the app */
  readonly src: string;
  /** the view, as a link's query */
  readonly view: string;
  readonly theme: 'dark' | 'light';
  readonly slider: boolean;
}

export type SnippetKind = 'frame' | 'page' | 'jupyter' | 'marimo' | 'observable';

/** The module, beside the app. */
const moduleOf = (src: string): string => new URL('embed/tricosm-embed.js', src).href;

/** The options of `embed` as JavaScript; `<` is escaped, because the text may stand in a script element. */
const optionsOf = ({ src, view, theme, slider }: SnippetOptions): string =>
  JSON.stringify({ src, view, theme, ...(slider && { slider }) }).replaceAll('<', '\\u003c');

/** The address of a frame that shows the view, and answers pages of the app’s own origin only. */
export function frameAddress({ src, view, theme, slider }: SnippetOptions): string {
  const [query = '', fragment = ''] = view.split('#');
  const parts = [query, 'embed=1', `theme=${theme}`, ...(slider ? ['slider=1'] : [])].filter((part) => part);
  return `${src}?${parts.join('&')}${fragment && `#${fragment}`}`;
}

/** Lines of HTML that show the view and log what is pinned. */
const pageOf = (options: SnippetOptions): string => `<div class="tricosm" style="height: 420px"></div>
<script type="module">
  import { embed } from ${JSON.stringify(moduleOf(options.src))};
  const element = document.querySelector('.tricosm:empty');
  try {
    const scene = await embed(element, ${optionsOf(options)});
    scene.on('pin', (pinned) => console.log('pinned', pinned));
  } catch (error) {
    element.textContent = error.message;
  }
</script>`;

const SNIPPETS: Readonly<Record<SnippetKind, (options: SnippetOptions) => string>> = {
  frame: (options) =>
    `<iframe src="${escaped(frameAddress(options))}" title="A scene of Tricosm" width="640" height="420" style="border: 0"></iframe>`,
  page: pageOf,
  jupyter: (options) => `from IPython.display import HTML

HTML(r'''
${pageOf(options)}
''')`,
  marimo: (options) => `import marimo as mo

mo.iframe(r'''
${pageOf(options)}
''', height="440px")`,
  observable: (options) => `scene = {
  const { embed } = await import(${JSON.stringify(moduleOf(options.src))});
  const element = html\`<div style="height: 420px"></div>\`;
  embed(element, ${optionsOf(options)}).then(
    (scene) => {
      invalidation.then(scene.destroy);
      scene.on("pin", (pinned) => console.log("pinned", pinned));
    },
    (error) => (element.textContent = error.message)
  );
  return element;
}`,
};

/** What to paste to show a view: into a page, or into a cell of a notebook. */
export const snippet = (kind: SnippetKind, options: SnippetOptions): string => SNIPPETS[kind](options);
