import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { createRedactor } from '../../../src/masking/redactor.ts';
import { formsOf, shortestForm } from '../../../src/masking/secret-forms.ts';

describe('formsOf', () => {
  const secret = `q8Q~a+b/c=&%."'<>(é)`;

  test.each([
    ['as it is', secret],
    ['percent-encoded', `q8Q~a%2Bb%2Fc%3D%26%25.%22'%3C%3E(%C3%A9)`],
    ['percent-encoded in lowercase digits', `q8Q~a%2bb%2fc%3d%26%25.%22'%3c%3e(%c3%a9)`],
    ['percent-encoded by .NET', 'q8Q~a%2Bb%2Fc%3D%26%25.%22%27%3C%3E%28%C3%A9%29'],
    ['percent-encoded twice', `q8Q~a%252Bb%252Fc%253D%2526%2525.%2522'%253C%253E(%25C3%25A9)`],
    ['percent-encoded as a whole address is', `q8Q~a+b/c=&%25.%22'%3C%3E(%C3%A9)`],
    ['in the body of a form', 'q8Q%7Ea%2Bb%2Fc%3D%26%25.%22%27%3C%3E%28%C3%A9%29'],
    ['decoded as a form although it was not one', `q8Q~a b/c=&%."'<>(é)`],
    ['in JSON', `q8Q~a+b/c=&%.\\"'<>(é)`],
    ['in HTML', `q8Q~a+b/c=&amp;%.&quot;&#39;&lt;&gt;(é)`],
    ['in HTML that leaves apostrophes', `q8Q~a+b/c=&amp;%.&quot;'&lt;&gt;(é)`],
    ['in XML', `q8Q~a+b/c=&amp;%.&quot;&apos;&lt;&gt;(é)`],
    ['in an expression', `q8Q~a+b/c=&%."''<>(é)`],
    ['in base64', 'cThRfmErYi9jPSYlLiInPD4ow6kp'],
    ['in hexadecimal', '7138517e612b622f633d26252e22273c3e28c3a929'],
    ['in hexadecimal with capitals', '7138517E612B622F633D26252E22273C3E28C3A929'],
  ])('are enough to hide the secret %s', (_how, form) => {
    const redactor = createRedactor();
    redactor.add(secret);
    expect(redactor.redact(`<${form}>`)).toBe('<***>');
  });

  test('has the base64 of a secret within anything else, in both alphabets, except for the characters at its ends', () => {
    const text = fc.string({ unit: 'binary', maxLength: 9 });
    fc.assert(
      fc.property(
        text,
        fc.string({ unit: 'binary', minLength: 12, maxLength: 40 }),
        text,
        (before, inner, after) => {
          const forms = formsOf(`a${inner}z`);
          const bytes = Buffer.from(`${before}a${inner.toWellFormed()}z${after}`);
          for (const alphabet of ['base64', 'base64url'] as const) {
            const longest = forms.filter((form) => bytes.toString(alphabet).includes(form)).at(0) ?? '';
            expect(longest.length).toBeGreaterThan((inner.length * 8) / 6 - 2);
          }
        },
      ),
    );
  });

  test('has each line of a key in all its forms', () => {
    const forms = formsOf('first/line\r\n}\nsecond+line\n');
    expect(forms).toEqual(
      expect.arrayContaining(['first/line', 'second+line', 'first%2fline', 'second%2bline']),
    );
    expect(forms).not.toContain('}');
  });

  test('has a secret that looks the same in most forms only once, and nothing for an empty one', () => {
    const forms = formsOf('abcdefghijkl');
    expect(new Set(forms).size).toBe(forms.length);
    expect(forms.filter((form) => form === 'abcdefghijkl')).toHaveLength(1);
    expect([...formsOf(''), ...formsOf(' \r\n')]).toEqual([]);
  });

  test('has nothing short except the secret itself, since ordinary words are short', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
        for (const form of formsOf(text))
          expect(form.length >= shortestForm || form === text || form === text.trim()).toBe(true);
      }),
    );
    expect(formsOf('a+b')).toEqual(['a+b']);
  });

  test('treats half a surrogate pair as what an encoder makes of it', () => {
    expect(formsOf('abcdefg\ud83d')).toContain('abcdefg%ef%bf%bd');
  });
});
