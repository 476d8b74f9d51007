import { describe, expect, test } from '@jest/globals';
import { checkClone } from '../../../src/checks/clone.ts';
import { checkStored } from '../../../src/checks/read-back.ts';

const messages = (found: readonly { message: string }[]) => found.map((each) => each.message).join('\n');

describe('checkClone', () => {
  test('passes a clone that is what the plan was shown on', () => {
    expect(checkClone([])).toEqual([]);
  });
  test('refuses one that is not, and names each field', () => {
    const found = checkClone([{ path: 'pricing.priceId', before: 'Tier12', after: 'Free' }]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ severity: 'error' });
    expect(messages(found)).toMatch(/pricing\.priceId/);
  });
});

describe('checkStored', () => {
  test('passes if the Store holds the plan', () => {
    expect(checkStored({ dangerous: [], reworded: [], others: [] })).toEqual([]);
  });
  test('refuses what differs, with the field, what was sent and what is held', () => {
    const found = checkStored({
      dangerous: [{ path: 'pricing.priceId', before: 'Tier12', after: 'Free' }],
      reworded: [],
      others: [],
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ severity: 'error' });
    expect(messages(found)).toMatch(/pricing\.priceId/);
    expect(messages(found)).toMatch(/Tier12/);
    expect(messages(found)).toMatch(/Free/);
  });
});
