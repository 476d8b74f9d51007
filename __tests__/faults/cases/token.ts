import type { FaultRule } from '../../../simulator/src/faults/faults.ts';
import type { Timeline } from '../../../simulator/src/store/timeline.ts';
import type { Expected, FaultCase } from '../case.ts';
import { paths } from '../paths.ts';

const token = { role: 'login', method: 'POST', path: paths.token } as const;

/** The body that Entra returns; the description contains CRLF, as the real one does. */
function entra(status: number, error: string, text: string): FaultRule {
  const description = `${text}\r\nTrace ID: 11111111-2222-3333-4444-555555555555\r\nTimestamp: 2026-11-20 10:00:00Z`;
  return {
    ...token,
    phase: 'status',
    hitLimit: 100,
    status,
    body: { error, error_description: description, correlation_id: 'aaaaaaaa-1111-2222-3333-444444444444' },
  };
}

/** Ended before any request to the Store; retries would not help. */
const wrongSetUp: Expected = {
  exit: 1,
  result: 'failed',
  holds: 'as-before',
  sent: { token: 1, look: 0, create: 0 },
  rerun: 'converges',
};

/** At one poll a minute, a one-hour token is renewed once. */
const anHourAndAHalf: Timeline = [
  { state: 'CommitStarted', looks: 90 },
  { state: 'Published', looks: 0 },
];

export const tokenCases: readonly FaultCase[] = [
  {
    id: 'T01',
    title: 'a wrong client secret (AADSTS7000215) ends after one request and names the usual mistake',
    faults: [entra(401, 'invalid_client', 'AADSTS7000215: Invalid client secret provided.')],
    expect: { ...wrongSetUp, says: [/secret/i, /value/i] },
  },
  {
    id: 'T02',
    title: 'an expired client secret (AADSTS7000222) ends after one request',
    settings: { clientSecret: 'expired' },
    expect: { ...wrongSetUp, says: [/expired/i] },
  },
  {
    id: 'T03',
    title: 'a wrong client id (AADSTS700016) ends after one request',
    inputs: { 'client-id': '00000000-7777-4888-9999-aaaaaaaaaaaa' },
    expect: { ...wrongSetUp, says: [/client-id/] },
  },
  {
    id: 'T04',
    title: 'a wrong tenant (AADSTS90002) ends after at most one token request',
    inputs: { 'tenant-id': '00000000-2222-4333-8444-555555555555' },
    expect: { ...wrongSetUp, sent: { token: [0, 1], look: 0, create: 0 }, says: [/tenant-id/] },
  },
  {
    id: 'T05',
    title: 'an empty tenant is noticed without a request',
    inputs: { 'tenant-id': '' },
    expect: { ...wrongSetUp, sent: { token: 0, other: 0, look: 0 }, says: [/tenant-id/] },
  },
  {
    id: 'T06',
    title: 'a sign-in that is unavailable twice is tried again',
    faults: [{ ...token, phase: 'status', status: 503, hitLimit: 2 }],
    expect: { exit: 0, result: 'published', holds: 'ours', sent: { token: 3 } },
  },
  {
    id: 'T06a',
    title: 'a sign-in by certificate that is unavailable twice is tried again',
    signsInBy: 'certificate',
    faults: [{ ...token, phase: 'status', status: 503, hitLimit: 2 }],
    expect: { exit: 0, result: 'published', holds: 'ours', sent: { token: 3 } },
  },
  {
    id: 'T07',
    title: 'a sign-in that stays unavailable ends within the budget',
    faults: [{ ...token, phase: 'status', status: 503, hitLimit: 100 }],
    expect: { ...wrongSetUp, sent: { token: 5, look: 0 } },
  },
  {
    id: 'T08',
    title: 'a web page instead of a token ends the run, and none of it acts',
    faults: [
      {
        ...token,
        phase: 'status',
        status: 200,
        hitLimit: 100,
        headers: { 'Content-Type': 'text/html' },
        body: '<html><title>Portal</title>\n::error::injected by a page\n##[error]injected</html>',
      },
    ],
    expect: {
      ...wrongSetUp,
      sent: { token: 5, look: 0 },
      says: [/responded with 200 and no token\. Gave up after 5 attempts\./],
    },
  },
  {
    id: 'T09',
    title: 'a sign-in that returns without a token ends the run',
    faults: [
      {
        ...token,
        phase: 'status',
        status: 200,
        hitLimit: 100,
        body: { token_type: 'Bearer', expires_in: 3599 },
      },
    ],
    expect: {
      ...wrongSetUp,
      sent: { token: 1, look: 0 },
      says: [/responded with 200 and no token\. Check login-url/],
    },
  },
  {
    id: 'T09a',
    title: 'a lifetime that is a string is understood',
    faults: [{ ...token, phase: 'alter', hitLimit: 100, body: { expires_in: '3599' } }],
    expect: { exit: 0, result: 'published', holds: 'ours', sent: { token: 1 } },
  },
  {
    id: 'T09b',
    title: 'a lifetime that is missing counts as the documented hour',
    faults: [{ ...token, phase: 'alter', hitLimit: 100, body: { expires_in: null, ext_expires_in: null } }],
    inputs: { 'timeout-minutes': '180' },
    timeline: anHourAndAHalf,
    expect: { exit: 0, result: 'published', holds: 'ours', sent: { token: 2 } },
  },
  {
    id: 'T10',
    title: 'a job without the permission id-token: write gets an error that says so',
    inputs: { 'client-secret': '' },
    expect: { ...wrongSetUp, sent: { token: 0, 'id-token': 0, look: 0 }, says: [/id-token: write/] },
  },
  {
    id: 'T11a',
    title: 'an OIDC assertion older than five minutes is renewed with the token',
    signsInBy: 'id-token',
    inputs: { 'timeout-minutes': '180' },
    timeline: anHourAndAHalf,
    expect: { exit: 0, result: 'published', holds: 'ours', sent: { token: 2, 'id-token': 2 } },
  },
  {
    id: 'T11b',
    title: 'a token whose response was lost is requested with a new OIDC assertion',
    signsInBy: 'id-token',
    faults: [{ ...token, phase: 'post' }],
    expect: { exit: 0, result: 'published', holds: 'ours', sent: { token: 2, 'id-token': 2 } },
  },
  {
    id: 'T11c',
    title: "an ID token that GitHub can't give at first is requested again",
    signsInBy: 'id-token',
    faults: [{ role: 'github', phase: 'status', status: 503, hitLimit: 2 }],
    expect: { exit: 0, result: 'published', holds: 'ours', sent: { token: 1, 'id-token': 3 } },
  },
  {
    id: 'T12',
    title: "commands in Entra's text are not carried out",
    faults: [
      entra(
        400,
        'invalid_request',
        'AADSTS900023: no\r\n::error::injected\r\n::set-output name=x::injected\r\n##[add-mask]injected ##[error]injected',
      ),
    ],
    expect: { ...wrongSetUp, sent: { token: 1, look: 0 }, says: [/AADSTS900023/] },
  },
  {
    id: 'T13',
    title: 'a token whose response was lost is requested again',
    faults: [{ ...token, phase: 'post' }],
    expect: { exit: 0, result: 'published', holds: 'ours', sent: { token: 2 } },
  },
];
