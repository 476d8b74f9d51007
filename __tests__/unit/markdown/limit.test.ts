import { describe, expect, test } from '@jest/globals';

import {
  details,
  type Limit,
  list,
  md,
  mermaid,
  table,
  withinLimit,
} from '../../../src/markdown/markdown.ts';

const limitOf = (most: number): Limit => ({ most, measure: (text) => text.length, reason: 'no room' });
const note = '*Truncated: no room. The log has the full text.*';

describe('withinLimit', () => {
  test('leaves what fits as it is, to the last character', () => {
    const sections = [md`# a`, md``, md`b`];
    expect(withinLimit(sections, limitOf(7))).toBe('# a\n\nb\n');
    expect(withinLimit(sections, limitOf(6))).not.toContain('b\n');
  });

  test('a section that can be shorter gets the room that the others leave', () => {
    const rooms: number[] = [];
    const elastic = (room: number) => {
      rooms.push(room);
      return md`${'x'.repeat(room)}`;
    };
    const text = withinLimit([md`# a`, elastic, md`last`], limitOf(100));
    expect(text.length).toBeLessThanOrEqual(100);
    expect(text).toMatch(/^# a\n\nx{80,}\n\nlast\n$/);
    withinLimit([md`# a`, elastic], limitOf(3));
    expect(rooms.at(-1)).toBe(0);
  });

  test.each([200, 300, 500, 1_000])('ends after a whole row of a table below %d', (most) => {
    const rows = Array.from({ length: 500 }, (_, index) => [`row ${index}`, 'x'.repeat(index % 20)]);
    const text = withinLimit([md`# a`, table(['a', 'b'], rows), md`last`], limitOf(most));
    expect(text.length).toBeLessThanOrEqual(most);
    expect(text.length).toBeGreaterThan(most - 100);
    expect(text).toMatch(new RegExp(`\\|\\n\\n${note.replace(/[*.]/g, '\\$&')}\\n$`));
    expect(text).not.toContain('last');
  });

  test.each([
    ['a diagram', mermaid('flowchart TB\n'.repeat(50))],
    [
      'a folded table',
      details(
        'x',
        table(
          ['x'],
          Array.from({ length: 50 }, () => ['x']),
        ),
      ),
    ],
  ])('leaves %s out as a whole', (_what, section) => {
    expect(withinLimit([list(['a']), section, md`b`], limitOf(200))).toBe(`- a\n\n${note}\n`);
  });

  test('also works for a line that is longer than the limit', () => {
    expect(withinLimit([md`${'x'.repeat(500)}`], limitOf(200))).toBe(`\n\n${note}\n`);
  });
});
