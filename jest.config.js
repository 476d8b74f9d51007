/** A regular expression for files of tests, by their paths without `.test.ts`, on either system. */
const files = (...paths) => `__tests__/(${paths.join('|')})\\.test\\.ts$`.replaceAll('/', '[\\\\/]');

/** Tests that `npm test` leaves out. `npm run test:NAME` runs a group, and `.ci/run` runs all of them. */
const groups = {
  /** What goes wrong in Store, network, machine and files, at every request; and load. They take minutes. */
  faults: files(
    'faults/(blob|crash-sweep|large-archives|load|load-listing|load-upload|matrix|schedules|store)',
    'unit/(archive/readers|packages/fuzz|report/linear-time)',
  ),
  /** Every message as a run prints it, and no secret in any of them. */
  messages: files('messages/.*'),
  /** Every workflow of the documentation. */
  docs: files('docs/.*', 'recipes'),
  /** They need a Chromium. */
  browser: files('browser/.*'),
};

/** @type {import('jest').Config} */
const base = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{__tests__,simulator/__tests__}/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...Object.values(groups)],
  // A stray .js beside a .ts would be picked otherwise.
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json'],
  extensionsToTreatAsEsm: ['.ts'],
  modulePathIgnorePatterns: ['<rootDir>/lib/', '<rootDir>/simulator/lib/', '<rootDir>/dist/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } },
    ],
  },
  testTimeout: 60_000,
  maxWorkers: 2,
  // Of `test.concurrent`; the fault tests open as many lanes.
  maxConcurrency: 2,
};
export default base;

/**
 * The configuration of one group.
 * @param {keyof typeof groups} name
 * @returns {import('jest').Config}
 */
export function group(name) {
  return {
    ...base,
    testRegex: groups[name],
    testMatch: undefined,
    testPathIgnorePatterns: ['/node_modules/'],
  };
}
