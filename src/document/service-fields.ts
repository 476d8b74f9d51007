/** Members that the service sets and PUT ignores (store-api.md §3): a clone and its submission differ there. */
export const serviceSet = ['id', 'status', 'statusDetails', 'fileUploadUrl', 'friendlyName'] as const;

/** The service flips the flag on its own (https://github.com/microsoft/msstore-cli/pull/175) and no longer keeps sales. */
export const serviceSetPricing = ['sales', 'isAdvancedPricingModel'] as const;

/** True for the status of a file that is kept: `Uploaded` in some responses, and `None` or missing in others. */
export function isKept(fileStatus: unknown): boolean {
  return !fileStatus || fileStatus === 'Uploaded' || fileStatus === 'None';
}
