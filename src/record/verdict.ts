import { withoutQuery } from '../masking/url.ts';
import type { StatusDetails } from '../store/wire.ts';
import type { CertificationReport, StoreMessage } from './run-record.ts';

/** What the Store says about a submission, in the words of the record. */
export interface Verdict {
  readonly storeErrors: readonly StoreMessage[];
  readonly storeWarnings: readonly StoreMessage[];
  readonly certificationReports: readonly CertificationReport[];
}

/** The Store's errors, warnings and reports, without those that every submission has. */
export function verdictOf(details: StatusDetails | null | undefined): Verdict {
  return {
    storeErrors: storeMessages(details?.errors),
    storeWarnings: storeMessages(details?.warnings),
    certificationReports: (details?.certificationReports ?? [])
      .filter(({ reportUrl }) => reportUrl)
      .map(({ date, reportUrl }) => ({
        date: date ?? undefined,
        url: reportUrl ? withoutQuery(reportUrl) : undefined,
      })),
  };
}

/** Some responses carry `[{"code":"None"}]` or warnings about sales, which every submission has. */
function storeMessages(messages: StatusDetails['errors']): readonly StoreMessage[] {
  return (messages ?? [])
    .filter(({ code }) => code && code !== 'None' && code !== 'SalesUnsupportedWarning')
    .map(({ code, details }) => ({ code: code ?? '', details: details ?? '' }));
}
