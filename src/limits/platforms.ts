/**
 * Device families that a submission may open to future devices, by their names there: `Windows.Desktop` of a manifest
 * (manifest-families.ts) is `Desktop` here. The pages also name `Team`, which the Store refuses
 * (https://github.com/JitHubApp/JitHubV2/pull/76).
 */
export const futureDeviceFamilies = ['Desktop', 'Mobile', 'Holographic', 'Xbox'] as const;

/** Older systems that a listing may have separate texts for (store-api.md §3.2). */
export const overriddenPlatforms = [
  'Unknown',
  'Windows80',
  'Windows81',
  'WindowsPhone71',
  'WindowsPhone80',
  'WindowsPhone81',
] as const;
