import { describe, expect, test } from '@jest/globals';
import { checkClone } from '../../../src/checks/clone.ts';

const messages = (found: readonly { message: string }[]) => found.map((each) => each.message).join('\n');

describe('checkClone', () => {
  test('passes a clone that is what the plan was shown for', () => {
    expect(checkClone([])).toEqual([]);
  });
  test('refuses any other clone, and names each field', () => {
    const found = checkClone([{ path: 'pricing.priceId', before: 'Tier12', after: 'Free' }]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ severity: 'error' });
    expect(messages(found)).toMatch(/pricing\.priceId/);
  });
});
