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
])('targetDeviceFamilies %j is accepted, and sent back as it came', (targetDeviceFamilies) => {
  const document = { id: '1', applicationPackages: [{ fileName: 'a.appx', targetDeviceFamilies }] };
  expect(submissionSchema.parse(document)).toEqual(document);
});

test.each<[unknown, unknown]>([
  [null, null],
  [{}, {}],
  [{ errors: null, warnings: {} }, { warnings: [] }],
  [
    { errors: [{ code: 'Other' }, { details: 'x' }, {}, null, 'text'] },
    { errors: [{ code: 'Other' }, { details: 'x' }, {}, { details: 'text' }] },
  ],
  [{ errors: [{ code: 5, details: ['a', 'b'] }] }, { errors: [{ code: '5', details: '["a","b"]' }] }],
  [{ warnings: { code: 'W', details: null } }, { warnings: [{ code: 'W', details: null }] }],
  [
    { certificationReports: [{ date: 1, reportUrl: null }] },
    { certificationReports: [{ date: '1', reportUrl: null }] },
  ],
  ['broken', { errors: [{ details: 'broken' }] }],
])('statusDetails %j is only shown, whatever form it has', (statusDetails, shown) => {
  expect(submissionSchema.parse({ id: '1', statusDetails }).statusDetails).toEqual(shown);
});
