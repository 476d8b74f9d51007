import { z } from 'zod';
import type { Answer } from '../http/http-server.ts';
import { Refusal } from '../http/refusal.ts';
import { objectsAt, stringAt } from '../json/json.ts';
import { sampleBundle, samplePackage, sampleUpload } from '../samples/sample-package.ts';
import type { App, StoreState } from '../store/state.ts';

const kinds = ['msix', 'msixbundle', 'msixupload', 'appx', 'appxbundle', 'appxupload'] as const;
const architectures = ['x86', 'x64', 'arm', 'arm64', 'neutral'] as const;

const querySchema = z.strictObject({
  /** Store ID of the app that it is for; the first one in the Store by default. */
  app: z.string().optional(),
  /** By default what the app was published as: a bundle cannot be followed by a package. */
  kind: z.enum(kinds).optional(),
  /** By default higher than any that the app has. */
  version: z
    .string()
    .regex(/^\d{1,5}(\.\d{1,5}){3}$/, 'expected four numbers, for example 1.2.0.0')
    .optional(),
  /** One, or for a bundle or an upload file several, separated by commas. */
  architecture: z
    .string()
    .transform((list) => list.split(','))
    .pipe(z.array(z.enum(architectures)).min(1))
    .optional(),
});

/**
 * A valid package of an app in the Store, as a client builds it: `?kind=msix&version=2.0.0.0&architecture=arm64`.
 * The same query gives the same bytes.
 * @throws Refusal 400 if the query is wrong, 404 if there is no such app.
 */
export async function sampleFor(state: StoreState, query: URLSearchParams): Promise<Answer> {
  const asked = querySchema.safeParse(Object.fromEntries(query));
  if (!asked.success) throw new Refusal(400, { message: z.prettifyError(asked.error) });
  const { app: id, kind: givenKind, version: givenVersion, architecture } = asked.data;
  const app = state.apps.find((each) => id === undefined || each.id.toLowerCase() === id.toLowerCase());
  if (!app) throw new Refusal(404, { message: `The Store holds no app ${id ?? ''}.` });
  const kind = givenKind ?? (publishedPackages(app).some(({ isBundle }) => isBundle) ? 'msixbundle' : 'msix');
  const version = givenVersion ?? nextVersion(app);
  const given = architecture ?? (isSingle(kind) ? ['x64' as const] : ['x64' as const, 'arm64' as const]);
  const [only] = given;
  if (isSingle(kind) && given.length > 1)
    throw new Refusal(400, { message: `architecture: a ${kind} has one, a bundle several.` });
  const common = {
    name: app.packageIdentityName,
    publisher: app.publisherName,
    version,
    ext: kind.startsWith('msix') ? ('msix' as const) : ('appx' as const),
  };
  const body = isSingle(kind)
    ? await samplePackage({ ...common, ...(only && { architecture: only }) })
    : await (kind.endsWith('upload') ? sampleUpload : sampleBundle)({ ...common, architectures: given });
  return { status: 200, body, headers: headersFor(`${common.name}_${version}_${given.join('_')}.${kind}`) };
}

function isSingle(kind: string): boolean {
  return kind === 'msix' || kind === 'appx';
}

function headersFor(fileName: string): Record<string, string> {
  return {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename="${fileName}"`,
  };
}

function publishedPackages(app: App): { readonly version: string; readonly isBundle: boolean }[] {
  const target = app.target();
  const document = target.submissions.get(target.publishedId ?? '')?.document ?? {};
  return objectsAt(document, 'applicationPackages').map((entry) => ({
    version: stringAt(entry, 'version'),
    isBundle: /bundle$|upload$/i.test(stringAt(entry, 'fileName')),
  }));
}

/** The highest published version with its second number raised. */
function nextVersion(app: App): string {
  const numbers = publishedPackages(app).map(({ version }) => version.split('.').map(Number));
  const [highest = [1, 0]] = numbers.sort(([a = 0, b = 0], [c = 0, d = 0]) => c - a || d - b);
  const [major = 1, minor = 0] = highest;
  return `${Math.max(major, 1)}.${minor + 1}.0.0`;
}
