import { expect, test } from '@jest/globals';
import { submissionSchema } from '../../../src/store/wire.ts';

test.each([
  [undefined],
  [null],
  ['None'],
  [[]],
  [['None']],
  [[null]],
  ['Windows.Desktop min version 10.0.17763.0'],
  [['Windows.Desktop min version 10.0.17763.0']],
])('targetDeviceFamilies %j is taken, and goes back as it came', (targetDeviceFamilies) => {
  const document = { id: '1', applicationPackages: [{ fileName: 'a.appx', targetDeviceFamilies }] };
  expect(submissionSchema.parse(document)).toEqual(document);
});
