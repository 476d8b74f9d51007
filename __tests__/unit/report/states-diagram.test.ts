import { describe, expect, test } from '@jest/globals';

import { statesDiagram } from '../../../src/report/summary.ts';
import { hostileTexts } from './record.ts';

const minute = 60_000;
const boxesOf = (diagram: string) => (diagram.split('\n')[2] ?? '').split(' --> ');

describe('statesDiagram', () => {
  test('shows each state with its time, and which one is current', () => {
    const states = [
      { status: 'CommitStarted', at: 0 },
      { status: 'PreProcessing', at: 2 * minute },
      { status: 'Certification', at: 3 * minute },
    ];
    expect(boxesOf(statesDiagram(states, 63 * minute))).toEqual([
      's0(["committed<br/>2 min"]):::passed',
      's1(["being checked<br/>1 min"]):::passed',
      's2(["in certification<br/>1 h"]):::current',
    ]);
  });

  test.each([
    ['Published', 'published', 'passed'],
    ['CertificationFailed', 'failed certification', 'failed'],
    ['Canceled', 'canceled', 'failed'],
  ])('gives %s no time: nothing follows', (status, words, style) => {
    const states = [
      { status: 'Certification', at: 0 },
      { status, at: minute },
    ];
    expect(boxesOf(statesDiagram(states, 2 * minute)).at(-1)).toBe(`s1(["${words}"]):::${style}`);
  });

  test('needs two states', () => {
    expect(statesDiagram([{ status: 'Published', at: 0 }], 1)).toBe('');
  });

  test('shows the last twelve of very many', () => {
    const states = Array.from({ length: 40 }, (_, at) => ({ status: `State ${at}`, at }));
    expect(boxesOf(statesDiagram(states, 40))).toHaveLength(12);
    expect(statesDiagram(states, 40)).toContain('State 39');
  });

  test.each([...hostileTexts, '"]:::x --> y["', '#quot;', '%%{init: {}}%%', 'end', 'ü😀'])(
    'keeps only letters, digits and codes from %j',
    (text) => {
      const [box = ''] = boxesOf(
        statesDiagram(
          [text, 'x'].map((status, at) => ({ status, at })),
          undefined,
        ),
      );
      expect(box).toMatch(/^s0\(\["(?:[A-Za-z0-9 ]|#\d+;)*<br\/>1 ms"\]\):::passed$/);
    },
  );
});
