/** Every form in which a secret could turn up where people read. */
function formsOf(secret: string): readonly string[] {
  const lower = (text: string) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
  const encoded = encodeURIComponent(secret);
  const form = new URLSearchParams({ '': secret }).toString().slice(1);
  const twice = encodeURIComponent(encoded);
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
  const asJson = JSON.stringify(secret).slice(1, -1);
  const misread = secret.replaceAll('+', ' ');
  return [
    ...new Set(
      [secret, encoded, form, twice, asJson, misread, base64].flatMap((each) => [each, lower(each)]),
    ),
  ];
}

/** The signature of an upload URL, decoded and as it came. */
export function signaturesOf(uploadUrl: string): readonly string[] {
  const raw = /[?&]sig=([^&]+)/.exec(uploadUrl)?.[1] ?? '';
  return raw === '' ? [] : [...new Set([raw, decodeURIComponent(raw)])];
}

/** Texts that only a secret looks like: tokens of the simulator, and signatures that are not `***`. */
const shapes: readonly RegExp[] = [
  /simulator\.[\w-]{40,}/,
  /\bsig(?:=|%3D)(?!\*\*\*|REDACTED)[^&\s]/i,
  /Bearer (?!\*)\S/,
];

/** What leaks from the texts; empty where nothing does. */
export function findLeaks(texts: readonly string[], secrets: readonly string[]): readonly string[] {
  const forms = secrets.filter((secret) => secret !== '').flatMap(formsOf);
  return texts.flatMap((text) => [
    ...forms.filter((form) => text.includes(form)),
    ...shapes.flatMap((shape) => shape.exec(text)?.[0] ?? []),
  ]);
}
