import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withoutMaterials } from '../vite.shaders.ts';

const MODULE = 'node_modules/three/build/three.module.js';
const THREE = readFileSync(MODULE, 'utf8');

/** What the source takes from three: none of it draws with a text that a build leaves out. */
const TAKEN = [
  'Box3',
  'BufferAttribute',
  'BufferGeometry',
  'DoubleSide',
  'Float32BufferAttribute',
  'GLSL3',
  'LineSegments',
  'MathUtils',
  'Matrix4',
  'Mesh',
  'NoBlending',
  'PerspectiveCamera',
  'Points',
  'Quaternion',
  'Raycaster',
  'Scene',
  'ShaderMaterial',
  'Sphere',
  'Spherical',
  'Vector2',
  'Vector3',
  'Vector4',
  'WebGLRenderTarget',
  'WebGLRenderer',
];

/** Settings with which three draws a background, light, fog or shadow, or changes colours, by texts of its own. */
const SETTINGS =
  /\b(?:background|environment|fog|toneMapping|castShadow|receiveShadow|shadowMap|overrideMaterial)\b[\w.]* = /;

const SOURCES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, code: readFileSync(join('src', file), 'utf8') }))
  .filter(({ code }) => /'three['/]/.test(code));

/** Names that a file imports from three, besides types. */
const importedBy = (code: string): string[] =>
  Array.from(code.matchAll(/import \{([^}]*)\} from 'three'/g), ([, list]) => list!.split(','))
    .flat()
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '));

describe('three in a build', () => {
  it('has no text of a material, and what its renderer puts into every shader', () => {
    const code = withoutMaterials(THREE, MODULE);
    expect(code).toContain('const ShaderLib = {};');
    expect(/^const ShaderChunk = \{\n([^}]*)\};/m.exec(code)?.[1]?.match(/\w+(?=:)/g)).toEqual([
      'colorspace_pars_fragment',
      'tonemapping_pars_fragment',
    ]);
  });

  it('is not changed where it is written in another way: the build fails', () => {
    expect(() => withoutMaterials('export {};', 'three.js')).toThrow(
      'three.js: expected a table ShaderChunk with a line for each text, found none; mend vite.shaders.ts',
    );
    expect(() =>
      withoutMaterials(THREE.replace('const ShaderLib = {', 'const Shaders = {'), 'three.js'),
    ).toThrow('expected the table ShaderLib');
    expect(() =>
      withoutMaterials(
        THREE.replace("ShaderChunk[ 'colorspace_pars_fragment' ]", 'ShaderChunk.common'),
        'three.js',
      ),
    ).toThrow(
      'expected a renderer that uses only colorspace_pars_fragment and tonemapping_pars_fragment, found common',
    );
  });

  it('draws only with the stage’s own shaders', () => {
    const names = new Set<string>();
    for (const { file, code } of SOURCES) {
      expect(code, file).not.toMatch(/'three\/|import\('three|\* as \w+ from 'three'|#include/);
      expect(SETTINGS.exec(code)?.[0], file).toBeUndefined();
      for (const name of importedBy(code)) names.add(name);
    }
    expect([...names].sort()).toEqual(TAKEN);
  });
});
