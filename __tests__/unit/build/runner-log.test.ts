import { expect, test } from '@jest/globals';
import { createLogView } from '../../../scripts/runner-log.ts';

function view(lines: readonly string[], secrets: readonly string[] = []) {
  return lines.map(createLogView(secrets)).filter((line) => line !== undefined);
}

test('shows commands the way a user sees them', () => {
  expect(
    view([
      '::group::Packages',
      'app.msix',
      '::endgroup::',
      '::debug::request 1',
      '::warning file=a.msix,title=Old::100%25 old%0Atwice',
      '::error::No',
      'not :: a command',
    ]),
  ).toEqual(['▼ Packages', 'app.msix', 'Warning: 100% old\ntwice', 'Error: No', 'not :: a command']);
});

test('hides a secret from the line that masks it, and those already known from the start', () => {
  expect(view(['token', '::add-mask::token', 'a token', 'key'], ['key'])).toEqual(['token', 'a ***', '***']);
});

test('hides the whole of a secret that contains another one', () => {
  expect(view(['abc'], ['b', 'abc', ''])).toEqual(['***']);
});
