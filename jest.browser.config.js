import { group } from './jest.config.js';

export default { ...group('browser'), maxWorkers: 1 };
