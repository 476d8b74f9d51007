import { invalidParameter } from '../http/refusal.ts';
import { type JsonObject, stringAt } from '../json/json.ts';

const statuses = ['None', 'PendingUpload', 'Uploaded', 'PendingDelete'];

/**
 * The packages after a PUT. Entries of files that the Store has are found by id, or by name if none is
 * given (the C# flight sample, the VSTS task); what the service sets in them is kept.
 * @throws Refusal 400 if such an entry is missing (https://github.com/MicrosoftDocs/windows-dev-docs/issues/1887), if a `PendingUpload` one
 *   becomes `PendingDelete`, or if an entry names a file that the Store does not have.
 */
export function updatedPackages(held: readonly JsonObject[], sent: readonly JsonObject[]): JsonObject[] {
  const found = new Set<JsonObject>();
  const packages = sent.map((entry) => {
    const fileName = stringAt(entry, 'fileName');
    const status = statusOf(entry);
    if (fileName === '') throw invalidParameter('A package needs a fileName.', 'packages');
    const existing = held.find((each) => !found.has(each) && isSame(each, entry, status));
    if (existing) found.add(existing);
    if (existing && stringAt(existing, 'id') !== '') {
      return { ...existing, fileStatus: status === 'None' ? 'Uploaded' : status };
    }
    if (status === 'PendingDelete') {
      throw invalidParameter(`The package ${fileName} was not uploaded; it cannot be deleted.`, 'packages');
    }
    if (status !== 'PendingUpload') {
      throw invalidParameter(`The package ${fileName} is not one that was uploaded before.`, 'packages');
    }
    return { minimumDirectXVersion: 'None', minimumSystemRam: 'None', ...entry, fileStatus: status, id: '' };
  });
  const missing = held.filter((each) => stringAt(each, 'id') !== '' && !found.has(each));
  if (missing.length > 0) {
    throw invalidParameter(
      'Please keep all file entries for existing packages. If you wish to remove a package, mark it as ' +
        'PendingDelete. The following packages are missing in your update: ' +
        missing.map((each) => stringAt(each, 'id')).join(', '),
      'packages',
    );
  }
  return packages;
}

function statusOf(entry: JsonObject): string {
  const given = stringAt(entry, 'fileStatus') || 'None';
  const status = statuses.find((known) => known.toLowerCase() === given.toLowerCase());
  if (!status) throw invalidParameter(`'${given}' is not a valid value of fileStatus.`, 'packages');
  return status;
}

function isSame(held: JsonObject, entry: JsonObject, status: string): boolean {
  const heldId = stringAt(held, 'id');
  const id = stringAt(entry, 'id');
  if (id !== '') return heldId === id;
  // A new file may have the name of one that this submission removes.
  const mayBeSame = heldId === '' || status !== 'PendingUpload';
  return mayBeSame && stringAt(held, 'fileName') === stringAt(entry, 'fileName');
}
