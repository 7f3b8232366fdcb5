import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/**
 * The walls of the house: imports run one way,
 * app → scales, stage, charts → jobs, state → dataset → math.
 * Each entry names a folder and the folders (or packages) that it may not import.
 */
const REACT = [
  'react',
  'react-dom',
  'react-dom/*',
  '@react-three/*',
  'react-aria-components',
  'three',
  'zustand',
];
const above = {
  math: ['dataset', 'jobs', 'state', 'stage', 'charts', 'scales', 'app', 'cli'],
  dataset: ['jobs', 'state', 'stage', 'charts', 'scales', 'app', 'cli'],
  jobs: ['stage', 'charts', 'scales', 'app', 'cli'],
  state: ['stage', 'charts', 'scales', 'app', 'cli'],
  stage: ['scales', 'app', 'cli'],
  charts: ['scales', 'app', 'cli', 'stage'],
  scales: ['app', 'cli'],
  app: ['cli'],
};
const folders = (names) => names.flatMap((name) => [`**/${name}/**`, `../${name}`]);
const wall = (folder, patterns) => ({
  files: [`src/${folder}/**/*.{ts,tsx}`],
  ignores: ['**/*.test.*'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: patterns,
            message: `${folder} may not import this: imports run one way (DESIGN, “The house”).`,
          },
        ],
      },
    ],
  },
});

export default tseslint.config(
  {
    ignores: [
      'dist',
      'dist-cli',
      '.cache',
      'node_modules',
      'workers/kernels/assembly',
      'public',
      'test-results',
      'playwright-report',
    ],
  },
  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ['*.mjs', 'bin/*.mjs', 'e2e/*.mjs', 'bench/*.mjs', '.ci/*.mjs'],
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/require-await': 'off',
    },
  },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        fetch: 'readonly',
      },
    },
  },
  // Functions handed to the page by the browser scripts run there.
  { files: ['e2e/*.mjs'], languageOptions: { globals: { document: 'readonly', localStorage: 'readonly' } } },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  ...Object.entries(above).map(([folder, forbidden]) =>
    wall(folder, [...folders(forbidden), ...(folder === 'math' || folder === 'dataset' ? REACT : [])]),
  ),
  // An analysis is pure: dataset types and math alone, so that worker, CLI and tests run the same code.
  {
    files: ['src/scales/*/analysis.ts', 'src/scales/*/analysis/**/*.ts'],
    ignores: ['**/*.test.*'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [...folders(['jobs', 'state', 'stage', 'charts', 'app', 'cli']), ...REACT, '*.tsx'],
              message: 'an analysis imports dataset types and math alone.',
            },
          ],
        },
      ],
    },
  },
);
