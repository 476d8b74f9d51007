import { type JsonObject, objectAt, stringAt } from '../json/json.ts';

export interface ValueProblem {
  readonly message: string;
  readonly target: string;
}

/** Members that take one of a few words, wherever they are in a document (store-api.md §3, §4.4). */
const words: Readonly<Record<string, readonly string[]>> = {
  visibility: ['Public', 'Private', 'Hidden', 'NotSet'],
  targetPublishMode: ['Immediate', 'Manual', 'SpecificDate', 'NotSet'],
  enterpriseLicensing: ['None', 'Online', 'OnlineAndOffline'],
  contentType: [
    ...[
      'NotSet',
      'BookDownload',
      'EMagazine',
      'ENewspaper',
      'MusicDownload',
      'MusicStream',
      'OnlineDataStorage',
    ],
    ...['VideoDownload', 'VideoStream', 'Asp', 'OnlineDownload'],
  ],
  lifetime: [
    ...['Forever', 'OneDay', 'ThreeDays', 'FiveDays', 'OneWeek', 'TwoWeeks', 'OneMonth', 'TwoMonths'],
    ...['ThreeMonths', 'SixMonths', 'OneYear'],
  ],
};
const trialPeriods = ['NoFreeTrial', 'OneDay', 'TrialNeverExpires', 'SevenDays', 'FifteenDays', 'ThirtyDays'];
const marketTier = /^(Base|NotAvailable|Free|Tier\d{1,4})$/;

/** The first value that the service can't read; `undefined` if it can read all of them. */
export function documentProblem(document: JsonObject): ValueProblem | undefined {
  for (const [member, known] of Object.entries(words)) {
    const problem = wordProblem(document, member, known);
    if (problem) return problem;
  }
  const date = document.targetPublishDate;
  if (typeof date === 'string' && date !== '' && Number.isNaN(Date.parse(date))) {
    return {
      message: `'${date}' is not a valid value of targetPublishDate.`,
      target: 'targetPublishDate',
    };
  }
  const pricing = objectAt(document, 'pricing');
  const trial = wordProblem(pricing, 'trialPeriod', trialPeriods);
  return trial ? { ...trial, target: 'pricing' } : marketProblem(pricing);
}

function wordProblem(holder: JsonObject, member: string, known: readonly string[]): ValueProblem | undefined {
  const value = holder[member];
  if (value === undefined || value === null) return undefined;
  if (known.some((word) => word.toLowerCase() === String(value).toLowerCase())) return undefined;
  return { message: `'${String(value)}' is not a valid value of ${member}.`, target: member };
}

function marketProblem(pricing: JsonObject): ValueProblem | undefined {
  const prices = objectAt(pricing, 'marketSpecificPricings');
  for (const market of Object.keys(prices)) {
    const price = stringAt(prices, market);
    const message = !/^[a-z]{2}$/i.test(market)
      ? `'${market}' is not a valid market.`
      : !marketTier.test(price)
        ? `'${price}' is not a valid PriceId for market ${market}.`
        : undefined;
    if (message !== undefined) return { message, target: 'pricing' };
  }
  return undefined;
}
