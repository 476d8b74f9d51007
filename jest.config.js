/** Tests that take minutes, on either system's paths; `npm run test:faults` runs them. */
export const slow = String.raw`__tests__[\\/]faults[\\/](crash-sweep|load|load-listing|load-upload|matrix|monorepo)\.test\.ts$`;
/** Tests that need a Chromium; `npm run test:browser` runs them. */
export const browser = String.raw`__tests__[\\/]browser[\\/].*\.test\.ts$`;

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{__tests__,simulator/__tests__}/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', browser, slow],
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
