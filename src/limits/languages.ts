import { foldName } from '../json/fold.ts';
import { nearestName } from '../text/nearest.ts';
import type { LimitProblem } from './problem.ts';

/**
 * Every language code that the Store accepts for a listing, according to
 * https://learn.microsoft.com/windows/apps/publish/publish-your-app/supported-languages, which calls every other one
 * unsupported. The refusal is on record as "Language codes: … not supported"
 * (https://learn.microsoft.com/answers/questions/1652078/microsoft-store-api-does-not-support-en-us-hi-in).
 */
export const languageCodes: ReadonlySet<string> = new Set(
  `ar ar-sa ar-ae ar-bh ar-dz ar-eg ar-iq ar-jo ar-kw ar-lb ar-ly ar-ma ar-om ar-qa ar-sy ar-tn ar-ye af af-za sq sq-al
  am am-et hy hy-am as as-in az-arab az-arab-az az-cyrl az-cyrl-az az-latn az-latn-az eu eu-es be be-by bn bn-bd bn-in
  bs bs-cyrl bs-cyrl-ba bs-latn bs-latn-ba bg bg-bg ca ca-es ca-es-valencia chr-cher chr-cher-us chr-latn zh-hans zh-cn
  zh-hans-cn zh-sg zh-hans-sg zh-hant zh-hk zh-mo zh-tw zh-hant-hk zh-hant-mo zh-hant-tw hr hr-hr hr-ba cs cs-cz da
  da-dk prs prs-af prs-arab nl nl-nl nl-be en en-au en-ca en-gb en-ie en-in en-nz en-sg en-us en-za en-bz en-hk en-id
  en-jm en-kz en-mt en-my en-ph en-pk en-tt en-vn en-zw en-053 en-021 en-029 en-011 en-018 en-014 et et-ee fil fil-latn
  fil-ph fi fi-fi fr fr-be fr-ca fr-ch fr-fr fr-lu fr-015 fr-cd fr-ci fr-cm fr-ht fr-ma fr-mc fr-ml fr-re frc-latn
  frp-latn fr-155 fr-029 fr-021 fr-011 gl gl-es ka ka-ge de de-at de-ch de-de de-lu de-li el el-gr gu gu-in ha ha-latn
  ha-latn-ng he he-il hi hi-in hu hu-hu is is-is ig-latn ig-ng id id-id iu-cans iu-latn iu-latn-ca ga ga-ie xh xh-za zu
  zu-za it it-it it-ch ja ja-jp kn kn-in kk kk-kz km km-kh quc-latn qut-gt qut-latn rw rw-rw sw sw-ke kok kok-in ko
  ko-kr ku-arab ku-arab-iq ky-kg ky-cyrl lo lo-la lv lv-lv lt lt-lt lb lb-lu mk mk-mk ms ms-bn ms-my ml ml-in mt mt-mt
  mi mi-latn mi-nz mr mr-in mn-cyrl mn-mong mn-mn mn-phag ne ne-np nb nb-no nn nn-no no no-no or or-in fa fa-ir pl
  pl-pl pt-br pt pt-pt pa pa-arab pa-arab-pk pa-deva pa-in quz quz-bo quz-ec quz-pe ro ro-ro ru ru-ru gd-gb gd-latn
  sr-latn sr-latn-cs sr sr-latn-ba sr-latn-me sr-latn-rs sr-cyrl sr-cyrl-ba sr-cyrl-cs sr-cyrl-me sr-cyrl-rs nso nso-za
  tn tn-bw tn-za sd-arab sd-arab-pk sd-deva si si-lk sk sk-sk sl sl-si es es-cl es-co es-es es-mx es-ar es-bo es-cr
  es-do es-ec es-gt es-hn es-ni es-pa es-pe es-pr es-py es-sv es-us es-uy es-ve es-019 es-419 sv sv-se sv-fi tg-arab
  tg-cyrl tg-cyrl-tj tg-latn ta ta-in tt-arab tt-cyrl tt-latn tt-ru te te-in th th-th ti ti-et tr tr-tr tk-cyrl tk-latn
  tk-tm tk-latn-tr tk-cyrl-tr uk uk-ua ur ur-pk ug-arab ug-cn ug-cyrl ug-latn uz uz-cyrl uz-latn uz-latn-uz vi vi-vn cy
  cy-gb wo wo-sn yo-latn yo-ng`.split(/\s+/),
);

/**
 * What is wrong with the language of a listing, in any letter case. A language that is close to one of the Store's
 * (`en` and `en-us`, `pt_BR` and `pt-br`) would become a second listing, which is probably not intended.
 *
 * @param held languages that the Store has; `undefined` if that is not known
 */
export function checkLanguage(code: string, held: readonly string[] | undefined): LimitProblem | undefined {
  const wanted = foldName(code);
  if (held?.some((each) => foldName(each) === wanted)) return undefined;
  const neighbor = neighborOf(code, held ?? []);
  if (neighbor !== undefined) {
    return {
      severity: 'error',
      message: `is not a language of this listing, but is close to one. Did you mean ${neighbor}? To add it as another language, add it in Partner Center first.`,
    };
  }
  if (languageCodes.has(wanted)) return undefined;
  return {
    severity: 'error',
    get message() {
      return `is not a language code that the Store accepts. ${advice(wanted, held)}`;
    },
  };
}

/** The Store's language that a code is close to (`en-us` for `en`, `pt-br` for `pt_BR`), as the Store spells it. */
export function neighborOf(code: string, held: readonly string[]): string | undefined {
  const wanted = foldName(code);
  return held.find((each) => isNeighbor(wanted, foldName(each)));
}

/**
 * The language code that was probably meant, for one that the Store does not accept.
 * @param held languages that the Store has
 */
export function nearestLanguage(code: string, held: readonly string[]): string | undefined {
  const hyphenated = foldName(code).replaceAll('_', '-');
  return languageCodes.has(hyphenated)
    ? hyphenated
    : nearestName(foldName(code), [...held, ...languageCodes], 2);
}

function advice(wanted: string, held: readonly string[] | undefined): string {
  const guess = nearestLanguage(wanted, held ?? []);
  const hint = guess === undefined ? '' : `Did you mean ${guess}? `;
  return `${hint}The codes are listed at https://learn.microsoft.com/windows/apps/publish/publish-your-app/supported-languages.`;
}

/** True for two codes with the same readers: `zh-cn` and `zh-hans-cn`, or the wanted one without its region. */
function isNeighbor(wanted: string, held: string): boolean {
  const hyphenated = wanted.replaceAll('_', '-');
  if (hyphenated === held || held.startsWith(`${hyphenated}-`)) return true;
  if (!languageCodes.has(hyphenated)) return false;
  const full = likely(hyphenated);
  return full !== undefined && full === likely(held);
}

/** The code with the script and region that it most likely means; `undefined` for a text that is not a language tag. */
function likely(code: string): string | undefined {
  try {
    return new Intl.Locale(code).maximize().toString();
  } catch {
    return undefined;
  }
}
