import base, { browser, slow } from './jest.config.js';

/**
 * The tests in a real Chromium, which `npm test` leaves out; `npm run test:browser` runs them.
 * @type {import('jest').Config}
 */
export default {
  ...base,
  testRegex: browser,
  testMatch: undefined,
  testPathIgnorePatterns: ['/node_modules/', slow],
  maxWorkers: 1,
};
