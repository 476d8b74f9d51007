import { foldName } from '../json/fold.ts';
import type { LimitProblem } from './problem.ts';

/** ISO 3166-1 alpha-2. */
export const marketCodes: ReadonlySet<string> = new Set(
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC
  CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE
  GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM
  KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ
  NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH
  SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG
  VI VN VU WF WS YE YT ZA ZM ZW`.split(/\s+/),
);

/**
 * Countries that the Store's list of markets leaves out, and Kosovo, which ISO 3166 leaves out, according to
 * https://learn.microsoft.com/windows/apps/publish/publish-your-app/market-selection. That page is the only source.
 */
const withoutStore: ReadonlySet<string> = new Set(['CU', 'EH', 'IR', 'KP', 'SD', 'SS', 'SY', 'XK']);

/**
 * What is wrong with a market, in any letter case. One that the Store has is never wrong.
 *
 * @param held markets that the Store has; `undefined` if that is not known
 */
export function checkMarket(code: string, held: readonly string[] | undefined): LimitProblem | undefined {
  if (held?.some((each) => foldName(each) === foldName(code))) return undefined;
  const market = code.toUpperCase();
  if (withoutStore.has(market)) {
    return { severity: 'warning', message: 'is not a market that the Store serves.' };
  }
  if (marketCodes.has(market)) return undefined;
  return {
    severity: 'error',
    get message() {
      const guess = meant(code);
      return `is not a Store market. ${guess === undefined ? '' : `Did you mean ${guess}? `}Use an ISO 3166 two-letter code, such as US, DE or JP.`;
    },
  };
}

/** `UK` is `GB`, and the market of `de-DE` is `DE`; `undefined` if there is no likely one. */
function meant(code: string): string | undefined {
  try {
    const tag = /^[a-z]{2}$/i.test(code) ? `und-${code}` : code.replaceAll('_', '-');
    const { region } = new Intl.Locale(tag);
    return region !== undefined && marketCodes.has(region) ? region : undefined;
  } catch {
    return undefined;
  }
}
