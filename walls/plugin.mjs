import { isTest, mayImport, mayUse, packageOf, projectPath, roomOf, targetOf, wayBetween } from './graph.mjs';

/**
 * The rules of lint for the walls of the house, in the form of ESLint's rules, which oxlint runs. They are the project's own because the plugins for it leave out what is
 * needed here: cycles through imports of types count as well, since a reader has to follow those too.
 */

/** Calls `visit(node, specifier)` for every import of a file, types, exports and dynamic imports included. */
const forEachImport = (visit) => {
  const visitSource = (node) => {
    if (typeof node.source?.value === 'string') visit(node.source, node.source.value);
  };
  return {
    ImportDeclaration: visitSource,
    ExportNamedDeclaration: visitSource,
    ExportAllDeclaration: visitSource,
    ImportExpression: visitSource,
    TSImportType: (node) => {
      const source = node.source ?? node.argument?.literal;
      if (typeof source?.value === 'string') visit(source, source.value);
    },
  };
};

const imports = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      room: '{{from}} may not import {{to}}: see walls/rooms.mjs.',
      package: '{{from}} may not use the package “{{name}}”: see walls/rooms.mjs.',
      testing: 'a test kit is imported by tests only.',
    },
  },
  create(context) {
    const file = projectPath(context.cwd, context.filename);
    const from = roomOf(file);
    if (from === undefined || isTest(file)) return {};
    return forEachImport((node, specifier) => {
      const report = (messageId, data) => context.report({ node, messageId, data: { from, ...data } });
      if (!specifier.startsWith('.')) {
        const name = packageOf(specifier);
        if (!mayUse(from, name)) report('package', { name });
        return;
      }
      const target = targetOf(file, specifier);
      if (isTest(target)) return report('testing', {});
      const to = roomOf(target) ?? target;
      if (!mayImport(from, to)) report('room', { to });
    });
  },
};

const noCycle = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { cycle: 'this import closes a circle: {{way}}.' },
  },
  create(context) {
    const file = projectPath(context.cwd, context.filename);
    if (roomOf(file) === undefined) return {};
    return forEachImport((node, specifier) => {
      if (!specifier.startsWith('.')) return;
      const way = wayBetween(context.cwd, targetOf(file, specifier), file);
      if (way) context.report({ node, messageId: 'cycle', data: { way: [file, ...way].join(' → ') } });
    });
  },
};

export default { meta: { name: 'walls' }, rules: { imports, 'no-cycle': noCycle } };
