import base, { slow } from './jest.config.js';

/**
 * The tests that `npm test` leaves out.
 * @type {import('jest').Config}
 */
export default { ...base, testRegex: slow, testMatch: undefined, testPathIgnorePatterns: ['/node_modules/'] };
