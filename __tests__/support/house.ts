import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from '@swc/core';

/** What the house rules need to know about one source file. */
export interface SourceFile {
  /** Relative to `src`, with `/`. */
  readonly name: string;
  readonly imports: readonly Import[];
  /** Names of variables at the top of the module that can be reassigned. */
  readonly state: readonly string[];
  /** Globals that are called or of which a member is read: `Date.now`, `console.log`, `setTimeout`, `new Date`. */
  readonly globals: ReadonlySet<string>;
  readonly lines: number;
  /** Its long functions. */
  readonly longFunctions: readonly LongFunction[];
}

export interface LongFunction {
  readonly name: string;
  readonly lines: number;
}

export interface Import {
  /** Name of a file of ours, relative to `src`, or the module as written. */
  readonly of: string;
  readonly typeOnly: boolean;
}

/** Every TypeScript file below `folder`. */
export function readSources(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll(path.sep, '/'))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .sort()
    .map((name) => parseSource(name, readFileSync(path.join(folder, name), 'utf8')));
}

/** Parses the text of one file. */
export function parseSource(name: string, text: string): SourceFile {
  // The parser counts on from the last file: the empty statement shows the start of this one.
  const code = `;${text.replace(/^#!.*/, '')}`;
  const { body, span } = parseSync(code, { syntax: 'typescript', target: 'es2024' });
  const imports: Import[] = [];
  const state: string[] = [];
  const globals = new Set<string>();
  const add = (specifier: string, typeOnly: boolean) =>
    imports.push({
      of: specifier.startsWith('.') ? path.posix.join(name, '..', specifier) : specifier,
      typeOnly,
    });

  for (const item of body) {
    if (item.type === 'ImportDeclaration') add(item.source.value, item.typeOnly);
    if (item.type === 'ExportAllDeclaration') add(item.source.value, false);
    if (item.type === 'ExportNamedDeclaration' && item.source) add(item.source.value, item.typeOnly);
    const declaration = item.type === 'ExportDeclaration' ? item.declaration : item;
    if (declaration.type === 'VariableDeclaration' && declaration.kind !== 'const') {
      state.push(...declaration.declarations.map(({ id }) => (id.type === 'Identifier' ? id.value : '{…}')));
    }
  }
  walk(body, (node) => {
    const callee = isNode(node.callee) ? node.callee : undefined;
    if (node.type === 'CallExpression' && callee?.type === 'Import') add(firstText(node.arguments), false);
    if (node.type === 'CallExpression' && callee?.type === 'Identifier') globals.add(String(callee.value));
    if (node.type === 'NewExpression' && callee?.type === 'Identifier' && isEmpty(node.arguments)) {
      globals.add(`new ${callee.value}`);
    }
    if (node.type === 'MemberExpression' && isNode(node.object) && isNode(node.property)) {
      if (node.object.type === 'Identifier') globals.add(`${node.object.value}.${node.property.value}`);
    }
  });
  const lines = text.split('\n').length - 1;
  return { name, imports, state, globals, lines, longFunctions: longFunctions(body, code, span.start) };
}

type Node = Readonly<Record<string, unknown>>;

const mostFunctionLines = 40;
const functionTypes = [
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassMethod',
  'PrivateMethod',
  'MethodProperty',
  'Constructor',
];

function longFunctions(body: unknown, text: string, start: number): readonly LongFunction[] {
  const bytes = Buffer.from(text);
  const found: LongFunction[] = [];
  walk(body, (node) => {
    if (!functionTypes.includes(String(node.type)) || !isNode(node.span)) return;
    const own = bytes.subarray(Number(node.span.start) - start, Number(node.span.end) - start).toString();
    const lines = own.split('\n').length;
    if (lines > mostFunctionLines) found.push({ name: nameOf(node), lines });
  });
  return found;
}

function nameOf({ identifier, key }: Node): string {
  const named = [identifier, key].find(isNode);
  const name = isNode(named?.id) ? named.id.value : named?.value;
  return typeof name === 'string' ? name : 'a function without a name';
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(list: unknown): boolean {
  return !Array.isArray(list) || list.length === 0;
}

function firstText(list: unknown): string {
  const [first]: unknown[] = Array.isArray(list) ? list : [];
  const expression = isNode(first) ? first.expression : undefined;
  return isNode(expression) && typeof expression.value === 'string' ? expression.value : '(computed)';
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const each of value) walk(each, visit);
  if (!isNode(value)) return;
  visit(value);
  for (const each of Object.values(value)) walk(each, visit);
}

/** Modules that only compute; everything that they import must do the same. */
const pure = [
  /^submission\//,
  /^archive\/layout\.ts$/,
  /^(checks|document|limits)\//,
  /^listing\/(apply|conflicts|fields|folder-page|held|pages|problems|same-text|wanted)[-a-z]*\.ts$/,
  /^packages\/(name|facts|package-manifest|bundle-manifest)\.ts$/,
  /^store\/(wire|states|rollout|target)\.ts$/,
  /^(json|masking|release-notes|text)\//,
  /^pull\/(match|names|pull-fields|pulled)\.ts$/,
  /^http\/(query|retry|loopback)\.ts$/,
  /^review\/(?!preview(-file)?\.ts$)/,
  /^(plan-report|report)\//,
];

/** The clock itself, what passes it in and what translates a time that a library took from the machine. */
const readTheMachinesClock = ['clock.ts', 'main.ts', 'auth/tokens.ts'];

interface Rule {
  readonly says: string;
  /** True for an import that breaks it. */
  readonly forbids: (from: string, to: string) => boolean;
}

const room = (name: string) => (name.includes('/') ? name.slice(0, name.indexOf('/')) : '');

/** Every room, the lowest first, with those of the rooms before it that it may import. */
export const roomsBelow: Readonly<Record<string, readonly string[]>> = {
  text: [],
  json: [],
  'release-notes': [],
  http: [],
  masking: ['http', 'json', 'text'],
  markdown: ['masking', 'text'],
  files: ['json', 'text'],
  archive: ['files'],
  auth: ['http', 'json', 'text'],
  store: ['http', 'json', 'masking', 'text'],
  upload: ['archive', 'http', 'masking', 'text'],
  limits: ['json', 'text'],
  packages: ['files', 'json'],
  document: ['json', 'limits', 'store'],
  patch: ['document', 'files', 'json', 'limits', 'packages', 'store', 'text'],
  submission: ['document', 'json', 'packages', 'store'],
  listing: [
    'archive',
    'document',
    'files',
    'json',
    'limits',
    'packages',
    'patch',
    'store',
    'submission',
    'text',
  ],
  pull: ['archive', 'document', 'files', 'json', 'listing', 'store', 'text'],
  review: ['document', 'files', 'json', 'listing', 'markdown', 'masking', 'text'],
  record: ['document', 'masking', 'packages', 'patch', 'review', 'store', 'submission'],
  git: ['files', 'listing', 'text'],
  checks: [
    'document',
    'json',
    'limits',
    'listing',
    'masking',
    'packages',
    'patch',
    'store',
    'submission',
    'text',
  ],
  inputs: ['http', 'limits', 'masking', 'release-notes', 'store', 'submission', 'text'],
  github: ['files', 'inputs', 'json'],
  'plan-report': ['document', 'json', 'markdown', 'masking', 'record', 'review', 'submission', 'text'],
  report: ['markdown', 'masking', 'plan-report', 'record', 'review', 'store', 'text'],
  sinks: ['github', 'http', 'inputs', 'markdown', 'masking', 'pull', 'record', 'report', 'review', 'text'],
  commands: [
    'auth',
    'checks',
    'document',
    'files',
    'git',
    'http',
    'inputs',
    'json',
    'limits',
    'listing',
    'masking',
    'packages',
    'patch',
    'pull',
    'plan-report',
    'record',
    'review',
    'store',
    'submission',
    'text',
    'upload',
  ],
};
/** Loose files that import only each other. */
const leaves = ['clock.ts', 'errors.ts', 'logger.ts'];

const mostLines = 250;
const mostLooseFiles = 6;

const importRules: readonly Rule[] = [
  {
    says: 'a room imports only rooms below it',
    forbids: (from, to) => {
      if (room(from) === '' || !to.endsWith('.ts') || room(to) === room(from)) return false;
      const below = roomsBelow[room(from)] ?? [];
      return room(to) === '' ? !leaves.includes(to) : !below.includes(room(to));
    },
  },
  {
    says: 'of the loose files, only main imports commands',
    forbids: (from, to) => room(to) === 'commands' && room(from) === '' && from !== 'main.ts',
  },
  {
    says: 'the action never imports the simulator',
    forbids: (_from, to) => /^((\.\.\/)*simulator\/|microsoft-store-simulator$)/.test(to),
  },
  {
    says: '@actions/core belongs to main and sinks',
    forbids: (from, to) => to === '@actions/core' && !/^(main\.ts$|sinks\/)/.test(from),
  },
  {
    says: 'waits go through the clock',
    forbids: (from, to) => /timers\/promises$/.test(to) && from !== 'clock.ts',
  },
  {
    says: 'no child process in the action, except git for the base commit',
    forbids: (from, to) => /^(node:)?child_process$/.test(to) && from !== 'git/git.ts',
  },
];

/** How `files` break the house rules (architecture.md, "Map"), one line each; empty if they follow them. */
export function findViolations(files: readonly SourceFile[]): string[] {
  return [
    ...files.flatMap((file) => [...importViolations(file), ...ownViolations(file)]),
    ...loose(files),
    ...impure(files),
    ...cycles(files),
  ];
}

function importViolations(file: SourceFile): string[] {
  return importRules.flatMap(({ says, forbids }) =>
    file.imports
      .filter(({ of }) => forbids(file.name, of))
      .map(({ of }) => `${file.name} imports ${of}: ${says}`),
  );
}

function ownViolations({ name, state, globals, ...file }: SourceFile): string[] {
  const found = state.map((variable) => `${name} has ${variable}: no module-level state`);
  const used = (pattern: RegExp, says: string) =>
    [...globals].filter((global) => pattern.test(global)).map((global) => `${name} uses ${global}: ${says}`);
  found.push(...used(/^console\./, 'what it says goes through the logger'));
  if (!readTheMachinesClock.includes(name)) {
    found.push(...used(/^(Date\.now|new Date|Date|performance\.now)$/, 'time is passed in'));
    found.push(...used(/^Math\.random$/, 'randomness is passed in'));
  }
  if (file.lines > mostLines)
    found.push(`${name} has ${file.lines} lines: no file has more than ${mostLines}`);
  found.push(
    ...file.longFunctions.map(
      (each) => `${name} has ${each.name}: no function has more than ${mostFunctionLines} lines`,
    ),
  );
  return found;
}

/** Files directly in `src` belong to no room: only a few may be there. */
function loose(files: readonly SourceFile[]): string[] {
  const names = files.map(({ name }) => name).filter((name) => room(name) === '');
  return names.length <= mostLooseFiles
    ? []
    : [`${names.join(', ')}: at most ${mostLooseFiles} files lie loose in src`];
}

/** Everything that a pure module loads, directly or through others, is free of I/O. */
function impure(files: readonly SourceFile[]): string[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  const visit = (name: string, trail: readonly string[], seen: Set<string>): string[] => {
    if (/^(node:|@actions\/|@azure\/)/.test(name)) {
      return [`${trail.join(' imports ')} imports ${name}: pure modules do no I/O`];
    }
    if (seen.has(name)) return [];
    seen.add(name);
    const imports = byName.get(name)?.imports.filter(({ typeOnly }) => !typeOnly) ?? [];
    return imports.flatMap(({ of }) => visit(of, [...trail, name], seen));
  };
  const roots = files.filter(({ name }) => pure.some((pattern) => pattern.test(name)));
  return roots.flatMap(({ name }) => visit(name, [], new Set()));
}

/** Arrows go one way: no file loads itself through others. */
function cycles(files: readonly SourceFile[]): string[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  const done = new Set<string>();
  const visit = (name: string, trail: readonly string[]): string[] => {
    const start = trail.indexOf(name);
    if (start >= 0) return [`${[...trail.slice(start), name].join(' → ')}: arrows go one way`];
    if (done.has(name)) return [];
    const next = byName.get(name)?.imports.filter(({ typeOnly }) => !typeOnly) ?? [];
    const found = next.flatMap(({ of }) => visit(of, [...trail, name]));
    done.add(name);
    return found;
  };
  return files.flatMap(({ name }) => visit(name, []));
}
