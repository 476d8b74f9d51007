import { group } from './jest.config.js';

export default group('docs');
