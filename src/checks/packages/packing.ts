import type { Names, PackingFacts } from '../../packages/facts.ts';
import { error, warning } from '../check.ts';
import { eachManifest } from './manifest-check.ts';
import type { PackageCheck } from './package-check.ts';

/** A package that was changed after its packer hashed it: "The package's block map is invalid". */
export const packing: PackageCheck = {
  id: 'block-map',
  row: 'The package was changed after it was packed, for example by a zip tool: change its source, and pack it again',
  check: eachManifest(({ packing: facts, application: own }) => {
    const [what, manifest] =
      own === undefined ? ['bundle', 'AppxBundleManifest.xml'] : ['package', 'AppxManifest.xml'];
    const changes = changesSincePacking(facts, what, manifest);
    const advice =
      facts.lacks.length > 0
        ? "Use the build's own output, or makeappx."
        : `Don't change a ${what} after packing it. Change its source, and pack it again.`;
    return changes.length === 0 ? [] : [error(`${withFileOnce(changes.join(' Also, '))} ${advice}`)];
  }),
};

const mapFile = ' (AppxBlockMap.xml)';

/** Names the block map's file only at its first mention. */
function withFileOnce(text: string): string {
  const end = text.indexOf(mapFile) + mapFile.length;
  return text.slice(0, end) + text.slice(end).replaceAll(mapFile, '');
}

function changesSincePacking(facts: PackingFacts, what: string, manifest: string): readonly string[] {
  const { lacks, changed, added, removed } = facts;
  const map = `the block map${mapFile}`;
  const told: readonly (readonly [boolean, string])[] = [
    [lacks.length > 0, `it has no ${lacks.join(' and no ')}, so it was not made by a packaging tool.`],
    [facts.manifest === 'edited', `its ${manifest} does not match the hash in ${map}: it was edited later.`],
    [facts.manifest === 'unlisted', `${map} does not list ${manifest}.`],
    [changed.count > 0, `${map} lists a different size for ${list(changed)}.`],
    [added.count > 0, `${map} does not list ${list(added)}, which ${isOrAre(added)} in the ${what}.`],
    [removed.count > 0, `${map} lists ${list(removed)}, which ${isOrAre(removed)} not in the ${what}.`],
  ];
  return told.flatMap(([isSo, text]) => (isSo ? [text] : []));
}

const isOrAre = ({ count }: Names) => (count === 1 ? 'is' : 'are');

function list({ count, examples }: Names): string {
  const more = count - examples.length;
  return `${examples.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Microsoft's reader refuses such a bundle; whether the Store does is not on record. */
export const bundleSize: PackageCheck = {
  id: 'bundle-size',
  row: 'A warning: a package in the bundle was replaced after the bundle was made. Pack the bundle again',
  check: eachManifest(({ packing: { replaced } }) =>
    replaced === undefined || replaced.count === 0
      ? []
      : [
          warning(
            `its AppxBundleManifest.xml lists a different size for ${list(replaced)}, which was replaced after the bundle was made. Pack the bundle again.`,
          ),
        ],
  ),
};
