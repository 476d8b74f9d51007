import type { Expected, FaultCase } from '../case.ts';
import { paths } from '../paths.ts';

const look = { role: 'api', method: 'GET', path: paths.look } as const;
const recovers: Expected = { exit: 0, result: 'published', holds: 'ours', sent: { create: 1, commit: 1 } };
/** Ended before anything was written. */
const stops: Expected = {
  exit: 1,
  result: 'failed',
  holds: 'as-before',
  sent: { create: 0, update: 0, delete: 0, commit: 0 },
  rerun: 'converges',
};

/** Data from a Store that is newer than this action. */
// The seed is a merge patch: only inside a list does it keep a null.
const futureMember = { deep: [1, null, { more: 'x', none: null }] };

export const readCases: readonly FaultCase[] = [
  {
    id: 'G01',
    title: 'a 403 without a body names its three causes',
    settings: { role: 'none' },
    expect: { ...stops, sent: { ...stops.sent, look: 1 }, says: [/Manager/, /Store ID/, /quota/] },
  },
  {
    id: 'G02',
    title: '"Account is not allowed" is tried once more with a new token, then ends the run',
    settings: { role: 'not-allowed' },
    expect: { ...stops, sent: { ...stops.sent, look: 2, token: 2 }, says: [/tenant/i] },
  },
  {
    id: 'G03',
    title: 'an app that the Store does not know ends at once',
    inputs: { 'app-id': '9AAAAAAAAAAA' },
    expect: { ...stops, sent: { ...stops.sent, look: 1 }, says: [/Store ID/] },
  },
  {
    id: 'G04',
    title: '500, 502, 503 and 504, one each, are followed by another attempt',
    faults: [500, 502, 503, 504].map(
      (status, index) => ({ ...look, nth: index + 1, phase: 'status', status }) as const,
    ),
    expect: { ...recovers, sent: { ...recovers.sent, look: 5 } },
  },
  {
    id: 'G05',
    title: 'Retry-After in seconds is waited out',
    faults: [{ ...look, phase: 'status', status: 429, headers: { 'Retry-After': '30' } }],
    expect: { ...recovers, sent: { ...recovers.sent, look: 2 }, says: [/trying again in [3-6]\d s/] },
  },
  {
    id: 'G06',
    title: 'Retry-After of a whole day is not waited out',
    faults: [{ ...look, phase: 'status', status: 429, hitLimit: 100, headers: { 'Retry-After': '86400' } }],
    expect: { ...stops, sent: { ...stops.sent, look: 1 }, says: [/86400 s/] },
  },
  {
    id: 'G06a',
    title: 'Retry-After as a date that has passed, or as garbage, does not end the run',
    faults: [
      { ...look, phase: 'status', status: 429, headers: { 'Retry-After': 'Wed, 21 Oct 2015 07:28:00 GMT' } },
      { ...look, nth: 2, phase: 'status', status: 429, headers: { 'Retry-After': 'soon, maybe' } },
    ],
    expect: { ...recovers, sent: { ...recovers.sent, look: 3 } },
  },
  {
    id: 'G06b',
    title: '429 forever ends the run after twenty minutes',
    faults: [{ ...look, phase: 'status', status: 429, hitLimit: 1000 }],
    // Each is 30 to 60 s after the one before.
    expect: { ...stops, sent: { ...stops.sent, look: [20, 41] } },
  },
  {
    id: 'G06c',
    title: 'Retry-After as a future date is waited out',
    meanwhile: [
      {
        before: 'look',
        act: ({ control }) =>
          control.addFaults({
            ...look,
            phase: 'status',
            status: 429,
            // The action's time is ahead of ours by seconds; it waits five minutes at most.
            headers: { 'Retry-After': new Date(Date.now() + 240_000).toUTCString() },
          }),
      },
    ],
    expect: { ...recovers, sent: { ...recovers.sent, look: 2 }, says: [/429; trying again in [12]\d\d s/] },
  },
  {
    id: 'G07',
    title: 'half a document is requested again',
    faults: [
      { ...look, phase: 'half' },
      { role: 'api', method: 'GET', path: paths.read, phase: 'half' },
    ],
    expect: { ...recovers, sent: { ...recovers.sent, look: 2 } },
  },
  {
    id: 'G08',
    title: 'a request without a response times out and is sent again',
    faults: [{ ...look, phase: 'hang' }],
    expect: { ...recovers, sent: { ...recovers.sent, look: 2 }, says: [/no complete response within/] },
  },
  {
    id: 'G09',
    title: 'a response that never ends is cut off, and memory stays bounded',
    faults: [{ ...look, phase: 'endless', hitLimit: 100 }],
    fastTime: 1,
    expect: { ...stops, sent: { ...stops.sent, look: 1 }, mostMemory: 250, mostSeconds: 5 },
  },
  {
    id: 'G09a',
    title: 'a gigabyte in a megabyte of gzip is refused, and memory stays bounded',
    faults: [{ ...look, phase: 'bomb', hitLimit: 100 }],
    fastTime: 1,
    expect: { ...stops, sent: { ...stops.sent, look: 1 }, mostMemory: 250, mostSeconds: 5 },
  },
  {
    id: 'G10',
    title: 'a redirect to another host is not followed',
    faults: [
      {
        ...look,
        phase: 'status',
        status: 302,
        hitLimit: 100,
        headers: { Location: 'https://attacker.example/v1.0/my/' },
      },
    ],
    expect: { ...stops, sent: { ...stops.sent, look: 1 }, says: [/attacker\.example/, /not followed/] },
  },
  {
    id: 'G11',
    title: 'members that are null or unknown are sent back unchanged',
    seed: { submission: { futureMember, extraFlag: true } },
    faults: [
      {
        role: 'api',
        path: '/submissions(/\\d+)?$',
        phase: 'alter',
        nulls: ['extraFlag', 'gamingOptions', 'trailers'],
        hitLimit: 100,
      },
    ],
    expect: {
      ...recovers,
      document: { futureMember, extraFlag: null, gamingOptions: null, trailers: null },
    },
  },
  {
    id: 'G12',
    title: 'packages of another app are refused before anything is written',
    faults: [
      {
        ...look,
        phase: 'alter',
        body: { packageIdentityName: 'Fabrikam.Other', publisherName: 'CN=Fabrikam' },
        hitLimit: 100,
      },
    ],
    expect: { ...stops, result: 'refused', says: [/Fabrikam\.Other/] },
  },
  {
    id: 'G13',
    title: 'a list whose next page is elsewhere is refused',
    seed: { flights: [{ friendlyName: 'Beta' }] },
    inputs: { flight: 'Beta' },
    faults: [
      {
        role: 'api',
        method: 'GET',
        path: paths.list,
        phase: 'alter',
        hitLimit: 100,
        body: { '@nextLink': 'https://attacker.example/v1.0/my/applications/1/listflights?skip=10' },
      },
    ],
    expect: {
      ...stops,
      sent: { ...stops.sent, list: 1, look: 0 },
      says: [/attacker\.example/, /the token was not sent to it/],
    },
  },
  {
    id: 'G14',
    title: 'a request with an empty, HTML or plain response is sent again',
    faults: [
      { ...look, phase: 'status', status: 200, body: '' },
      { ...look, nth: 2, phase: 'status', status: 200, body: '<html><title>Gateway</title></html>' },
      { ...look, nth: 3, phase: 'status', status: 200, body: 'Service is starting' },
    ],
    expect: { ...recovers, sent: { ...recovers.sent, look: 4 } },
  },
];
