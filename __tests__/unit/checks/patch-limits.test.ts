import { describe, expect, test } from '@jest/globals';
import { runChecks } from '../../../src/checks/check.ts';
import { unusableFiles } from '../../../src/checks/patch/files.ts';
import { beyondLimits } from '../../../src/checks/patch/limits.ts';
import { wrongNames } from '../../../src/checks/patch/names.ts';
import { shapeChecks } from '../../../src/checks/patch/shape.ts';
import { toFindings } from '../../../src/patch/placed-finding.ts';
import { parsePatch } from '../../../src/patch/source.ts';
import type { TargetKind } from '../../../src/store/target.ts';
import { expectLinear } from '../../support/cpu-time.ts';
import { published, publishedAddOn } from '../../support/documents.ts';

function source(text: string) {
  const parsed = parsePatch(text, 'p.json');
  if ('findings' in parsed) throw new Error(parsed.findings.map(({ message }) => message).join());
  return parsed;
}

function check(value: unknown, present: unknown = published(), target: TargetKind = 'app') {
  const patch = source(JSON.stringify(value, undefined, 1));
  return toFindings(patch, [
    ...wrongNames({ source: patch, target, present }),
    ...beyondLimits({ source: patch, target, present }),
  ]).map(({ rule, severity, line, message }) => `${severity} ${rule}:${line}: ${message}`);
}

const listing = (members: object) => ({ listings: { 'en-us': { baseListing: members } } });
const many = <T>(length: number, item: (index: number) => T) =>
  Array.from({ length }, (_, index) => item(index));

describe('names of a patch', () => {
  test.each([
    ['a language in another letter case', { listings: { 'EN-us': { baseListing: { description: 'x' } } } }],
    ['its removal', { listings: { DE: null } }],
    ['a market in another letter case', { pricing: { marketSpecificPricings: { ru: 'Tier2', br: null } } }],
    ['a device family in another letter case', { allowTargetFutureDeviceFamilies: { XBOX: true } }],
  ])('%s is the Store’s', (_what, value) => expect(check(value)).toEqual([]));

  test.each([
    [
      'Core',
      { allowTargetFutureDeviceFamilies: { Desktop: true, Core: false } },
      /Core is not a device family.*It takes Desktop, Mobile, Holographic, Xbox/,
    ],
    ['Team', { allowTargetFutureDeviceFamilies: { Team: false } }, /Team is not a device family/],
    [
      'a platform',
      { listings: { 'en-us': { platformOverrides: { Windows8: {} } } } },
      /Did you mean Windows80\?/,
    ],
    ['a market', { pricing: { marketSpecificPricings: { UK: 'Tier2' } } }, /Did you mean GB\?/],
    ['a language next to the Store’s', { listings: { en: {} } }, /Did you mean en-us\?/],
    [
      'a language of a trailer',
      { trailers: [{ trailerAssets: { english: { title: 'x' } } }] },
      /english is not a language code/,
    ],
    [
      'a removal of what is not there',
      { listings: { ja: null } },
      /^error patch-nothing-there:3: listings\.ja does not exist.*The Store has en-us, de/,
    ],
    ['a removal of no market', { pricing: { marketSpecificPricings: { FR: null } } }, /FR does not exist/],
    ['a refused member', { ApplicationPackages: [] }, /./],
  ])('%s is refused', (name, value, message) => {
    const found =
      name === 'a refused member'
        ? toFindings(
            source(JSON.stringify(value)),
            runChecks(shapeChecks, { source: { value }, target: 'app' }),
          ).map(String)
        : check(value);
    expect(found).toEqual([expect.stringMatching(message)]);
  });

  test('a device family that the Store holds is known', () => {
    const present = published({ allowTargetFutureDeviceFamilies: { Desktop: true, Team: false } });
    expect(check({ allowTargetFutureDeviceFamilies: { team: true } }, present)).toEqual([]);
  });

  test('removals are not checked if the Store was not contacted', () => {
    expect(check({ listings: { ja: null } })).toHaveLength(1);
    const patch = source('{"listings":{"ja":null,"fr-fr":{}}}');
    expect(wrongNames({ source: patch, target: 'app', present: undefined })).toEqual([]);
  });

  test('if the Store holds two spellings, a third means neither', () => {
    const present = published({ listings: { 'en-us': {}, 'EN-US': {} } });
    expect(check({ listings: { 'En-us': {} } }, present)).toEqual([
      expect.stringMatching(/^error patch-ambiguous:3: .*ambiguous: the Store has en-us and EN-US/),
    ]);
    expect(check({ listings: { 'EN-US': {} } }, present)).toEqual([]);
  });

  test('in another letter case are named, even below a null of the Store', () => {
    expect(check({ trailers: [{ VideoFileName: 'a.mp4' }] }, published({ trailers: null }))).toEqual([
      expect.stringMatching(/VideoFileName is not a property.*Did you mean videoFileName\?/),
    ]);
  });

  test.each([
    ['{\n"listings": {\n"en-US": {},\n"en-us": {} } }', '4: "en-us" is the same as "en-US" on line 3'],
    ['{\n"pricing": {},\n"Pricing": {} }', '3: "Pricing" is the same as "pricing" on line 2'],
    [
      '{ "gamingOptions": [\n{ "genres": [],\n"Genres": [] } ] }',
      '3: "Genres" is the same as "genres" on line 2',
    ],
  ])('two spellings in one patch: %j', (text, message) => {
    const parsed = parsePatch(text, 'p.json');
    const found = 'findings' in parsed ? parsed.findings : [];
    expect(found.map((each) => `${each.line}: ${each.message}`)).toEqual([expect.stringContaining(message)]);
  });
});

describe('values of a patch', () => {
  test.each([
    [
      'a long description',
      listing({ description: 'x'.repeat(10_500) }),
      /^error patch-limit:5: .*has 10500 characters.*Shorten it by 500/,
    ],
    ['long notes', listing({ releaseNotes: 'x'.repeat(2000) }), /allows only 1500/],
    ['many features', listing({ features: many(25, String) }), /features has 25 items/],
    ['a long feature', listing({ features: ['x', 'x'.repeat(300)] }), /features\[1\] has 300 characters/],
    [
      'many keywords',
      listing({ keywords: many(9, String) }),
      /keywords has 9 items, but the Store allows only 7/,
    ],
    [
      'an image without a type',
      listing({ images: [{ fileName: 'new.png' }] }),
      /images\[0\] has no imageType/,
    ],
    [
      'an image of an unknown type',
      listing({ images: [{ fileName: 'new.png', imageType: 'Shot' }] }),
      /imageType is "Shot"/,
    ],
    [
      'a long caption',
      listing({ images: [{ id: '7', description: 'x'.repeat(201) }] }),
      /description has 201 characters/,
    ],
    [
      'many images',
      listing({ images: many(11, (id) => ({ fileName: `${id}.png`, imageType: 'Screenshot' })) }),
      /images has 11 images of type Screenshot/,
    ],
    ['a price', { pricing: { priceId: '4.99' } }, /pricing\.priceId is "4\.99"/],
    ['a market’s price', { pricing: { marketSpecificPricings: { US: '4.99' } } }, /US is "4\.99"/],
    ['many trailers', { trailers: many(16, (id) => ({ videoFileName: `${id}.mp4` })) }, /has 16 entries/],
    ['two gaming options', { gamingOptions: [{ genres: [] }, { genres: [] }] }, /2 sets of gaming options/],
    ['HTML', listing({ description: '<p>x</p>' }), /^warning .*looks like HTML/],
    [
      'an older system’s text',
      { listings: { 'en-us': { platformOverrides: { Windows81: { releaseNotes: 'x'.repeat(1501) } } } } },
      /Windows81\.releaseNotes has 1501/,
    ],
  ])('%s is reported', (_what, value, message) => {
    expect(check(value)).toEqual([expect.stringMatching(message)]);
  });

  test('keywords in more languages than one tool saw the Store accept are a warning', () => {
    const codes = [
      'fr-fr',
      'it-it',
      'es-es',
      'pt-pt',
      'nl-nl',
      'sv-se',
      'da-dk',
      'fi-fi',
      'pl-pl',
      'cs-cz',
      'hu-hu',
      'ro-ro',
      'el-gr',
      'tr-tr',
      'uk-ua',
      'ru-ru',
      'ja-jp',
      'ko-kr',
      'th-th',
      'vi-vn',
      'he-il',
      'hi-in',
    ];
    const listings = Object.fromEntries(codes.map((code) => [code, { baseListing: { keywords: ['ink'] } }]));
    expect(check({ listings }).filter((each) => each.includes('keywords'))).toHaveLength(1);
    // With those of the Store's en-us.
    const { 'hi-in': _hi, 'he-il': _he, ...fewer } = listings;
    expect(check({ listings: fewer }).filter((each) => each.includes('keywords'))).toEqual([]);
  });

  test('of an add-on have their own limits', () => {
    const listings = { en: { title: 'x'.repeat(101), description: 'x'.repeat(201) } };
    const found = check(
      { listings, tag: 'x'.repeat(3001), keywords: many(11, String) },
      publishedAddOn(),
      'add-on',
    );
    expect(found).toHaveLength(4);
    expect(
      check({ listings: { en: { title: 'Ink' } }, keywords: ['a'] }, publishedAddOn(), 'add-on'),
    ).toEqual([]);
  });

  test.each([
    [
      'texts',
      listing({
        description: 'x\n'.repeat(10_000),
        features: many(25, String),
        shortDescription: '<b>x</b>',
      }),
    ],
    ['prices', { pricing: { priceId: 'Base', marketSpecificPricings: { XK: '4.99' } } }],
    [
      'images',
      listing({ images: many(12, (id) => ({ id: `${id}`, fileName: `${id}.png`, imageType: 'Old' })) }),
    ],
    ['gaming options', { gamingOptions: [{ genres: [] }, { genres: ['a'] }] }],
    ['trailers', { trailers: many(16, (id) => ({ id: `${id}`, videoFileName: 'a.mp4' })) }],
  ])('%s that the Store already holds are never a finding', (_what, value) => {
    const present = JSON.parse(JSON.stringify({ ...published(), ...value }).replaceAll('\\n', '\\r\\n'));
    expect(check(value, present)).toEqual([]);
    expect(check(value)).not.toEqual([]);
  });

  test('a list that grows is judged by its new items', () => {
    const present = published(listing({ features: ['x'.repeat(300)] }));
    expect(check(listing({ features: ['x'.repeat(300), 'y'] }), present)).toEqual([]);
  });
});

describe('a patch with very many problems', () => {
  test('lists a hundred of them by line, errors first, and counts the rest', () => {
    const wrong = Object.fromEntries(many(5000, (index) => [`m${index}`, 1]));
    const found = check({ ...wrong, ...listing({ description: '<b>x</b>' }) });
    expect(found).toHaveLength(101);
    expect(found[99]).toMatch(/^error patch-unknown:101: m99 /);
    expect(found[100]).toMatch(/^error patch-more:undefined: The patch has 4,901 more problems/);
  });

  test.each([
    ['larger than 1 MiB', `{"a":"${'ä'.repeat(525_000)}"}`, /is 1,050,008 bytes, .* 1,048,576/],
    ['nested very deeply', `{"a":\n${'['.repeat(200_000)}${']'.repeat(200_000)}}`, /more than 64 levels/],
  ])('%s is refused', (_what, text, message) => {
    const parsed = parsePatch(text, 'p.json');
    expect('findings' in parsed ? parsed.findings.map((each) => each.message) : []).toEqual([
      expect.stringMatching(message),
    ]);
  });

  test('brackets in a text and sixty levels are not too deep', () => {
    const levels = `${'['.repeat(60)}${']'.repeat(60)}`;
    expect(
      'findings' in
        parsePatch(`{"notesForCertification":"${'[{\\"'.repeat(100)}","gamingOptions":${levels}}`, 'p'),
    ).toBe(false);
  });

  const unit = (text: (index: number) => string) => (size: number) => {
    const parts: string[] = [];
    for (let length = 0; length < size; length += (parts.at(-1)?.length ?? 0) + 1)
      parts.push(text(parts.length));
    return parts.join(',');
  };
  const names = unit((index) => `\n"m${index}":1`);
  const languages = unit((index) => `\n"l${index}":{}`);
  const twins = unit(() => '\n"a":1');
  test.each<[string, (size: number) => string]>([
    ['unknown members', (size) => `{${names(size)}}`],
    ['unknown languages', (size) => `{"listings":{${languages(size)}}}`],
    ['one name again and again', (size) => `{${twins(size)}}`],
    ['a description of tags', (size) => JSON.stringify(listing({ description: '<b '.repeat(size / 3) }))],
    [
      'a description of brackets',
      (size) => JSON.stringify(listing({ description: '[x]('.repeat(size / 4) })),
    ],
    ['brackets alone', (size) => '['.repeat(size)],
  ])('%s: twice the size takes at most three times the processor time', (_what, text) => {
    const take = (size: number) => {
      const whole = text(size);
      return () => {
        const parsed = parsePatch(whole, 'p.json');
        if ('findings' in parsed) return;
        const context = { source: parsed, target: 'app', present: published() } as const;
        toFindings(parsed, [
          ...runChecks(shapeChecks, context),
          ...wrongNames(context),
          ...beyondLimits(context),
        ]);
      };
    };
    // Five passes over the largest patch that is read.
    expectLinear(take, { limit: 4_000 });
  });
});

describe('files with the same cause', () => {
  const file = (index: number) =>
    ({ kind: 'image', fileName: `${index}.png`, imageType: 'Icon', path: ['trailers', index] }) as const;
  const found = (count: number, text: (index: number) => string) =>
    runChecks([unusableFiles], {
      source: { value: {} },
      target: 'app',
      present: undefined,
      inputs: [],
      unusable: many(count, (index) => ({ file: file(index), problem: text(index) })),
    }).map(({ message }) => message());

  test('are reported once, with an example', () => {
    expect(found(12, (index) => `is not in the workspace. In a there is no "${index}".`)).toEqual([
      '12 files in the patch have the same problem. For example, "0.png" is not in the workspace. In a there is no "0".',
    ]);
    expect(found(4, (index) => (index < 2 ? 'is too small.' : 'is not a file.'))).toHaveLength(4);
  });

  test('are reported one by one if there are only a few', () => {
    expect(found(3, () => 'is too small.')).toHaveLength(3);
  });
});
