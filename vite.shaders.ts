import type { Plugin } from 'vite';

/** The module of three that has the texts of its shaders, and the renderer that uses them. */
const MODULE = /[\\/]node_modules[\\/]three[\\/]build[\\/]three\.module\.js$/;

/** The texts that three's renderer puts into every shader, also into the stage's own. */
const KEPT = ['colorspace_pars_fragment', 'tonemapping_pars_fragment'];
/** Texts that its code for environments names; the stage has no environment. */
const UNUSED = ['cube_vert', 'cube_frag'];

/** The table of parts of shaders, as three writes it: a line for each, `name: variable`. */
const PARTS = /^const ShaderChunk = \{\n((?:(?:\t\w+: [\w$]+,?)?\n)+)\};\n/m;
/** The table of three's materials, which consist of these parts, and the entry that is made of another. */
const MATERIALS = /^const ShaderLib = \{\n[\s\S]*?^\};\n/m;
const PHYSICAL = /^ShaderLib\.physical = \{\n[\s\S]*?^\};\n/m;

/**
 * Leaves three's own materials out of the build. The stage draws only with shaders of its own (`ShaderMaterial`), but three
 * has the texts of its materials in one table, so that a build would keep all of them, 26 kB compressed, and the page would
 * make the uniforms of each when it starts.
 *
 * Lights, shadows, backgrounds and environments of three need these texts too. `test/shaders.test.ts` asserts that the source
 * takes none of them from three; one that is made nevertheless fails when it is drawn, because three does not find its texts.
 */
export default function shaders(): Plugin {
  return {
    name: 'tricosm-shaders',
    apply: 'build',
    transform: {
      filter: { id: MODULE },
      handler: (code, id) => ({ code: withoutMaterials(code, id), map: null }),
    },
  };
}

/**
 * Three's module without the texts of its materials.
 *
 * @param id  the file, for errors
 * @throws Error when the module is not written as expected, or its renderer uses a text that would be missing
 */
export function withoutMaterials(code: string, id: string): string {
  const fault = (expected: string, found: string) =>
    new Error(`${id}: expected ${expected}, found ${found}; mend vite.shaders.ts for this version of three.`);
  const parts = PARTS.exec(code)?.[1];
  if (parts === undefined) throw fault('a table ShaderChunk with a line for each text', 'none');
  for (const table of [MATERIALS, PHYSICAL]) {
    if (!table.test(code)) throw fault('the table ShaderLib and its entry physical', 'none');
  }
  const kept = KEPT.map((name) => {
    const line = parts.split('\n').find((one) => one.trim().startsWith(`${name}:`));
    if (line === undefined) throw fault(`the text ${name} in ShaderChunk`, 'none');
    return line;
  });
  const result = code
    .replace(MATERIALS, 'const ShaderLib = {};\n')
    .replace(PHYSICAL, '')
    .replace(PARTS, () => `const ShaderChunk = {\n${kept.join('\n')}\n};\n`);
  const used = Array.from(
    result.matchAll(/ShaderChunk(?:\.(\w+)|\[ '(\w+)' \])/g),
    ([, dotted, quoted]) => dotted ?? quoted!,
  );
  const missing = used.find((name) => !KEPT.includes(name) && !UNUSED.includes(name));
  if (missing !== undefined) throw fault(`a renderer that uses only ${KEPT.join(' and ')}`, missing);
  return result;
}
