/** A shorter text would be found in ordinary words. */
export const shortestForm = 8;

/**
 * Every text in which a secret may turn up where people read: itself, its lines, and both as services, libraries
 * and the runner write a text that they were given (store-faults.md S1). Only the secret itself may be short.
 */
export function formsOf(secret: string): readonly string[] {
  const whole = secret.trim();
  if (whole === '') return [];
  if (whole.length < shortestForm) return [...new Set([secret, whole])];
  const lines = whole.split(/\r?\n|\r/).map((line) => line.trim());
  const forms = [...new Set([whole, ...lines])].flatMap(encodingsOf).flatMap(hexInBothCases);
  return [...new Set([secret, whole, ...forms.filter((form) => form.length >= shortestForm)])];
}

/**
 * A secret in other letter case, and with its accents written otherwise, as some servers, databases and file systems
 * repeat a text. Not for the runner: these are guesses, and a mask hides its text all over the log.
 */
export function variantsOf(secret: string): readonly string[] {
  const texts = [secret.trim(), ...secret.split(/\r?\n|\r/).map((line) => line.trim())];
  const variants = texts.flatMap((text) => [
    text.toLowerCase(),
    text.toUpperCase(),
    text.normalize('NFC'),
    text.normalize('NFD'),
  ]);
  return [...new Set(variants)].filter((variant) => variant.length >= shortestForm);
}

function encodingsOf(text: string): readonly string[] {
  const known = text.toWellFormed();
  const encoded = encodeURIComponent(known);
  const hex = Buffer.from(known).toString('hex');
  return [
    text,
    encoded,
    encodeURIComponent(encoded),
    // `Uri.EscapeDataString` of .NET.
    encoded.replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`),
    encodeURI(known),
    new URLSearchParams({ '': known }).toString().slice(1),
    // A decoder of forms takes a raw `+` for a space.
    text.replaceAll('+', ' '),
    JSON.stringify(text).slice(1, -1),
    ...["'", '&#39;', '&apos;'].map((apostrophe) => withEntities(text).replaceAll("'", apostrophe)),
    // In expressions of workflows, of OData and of SQL.
    text.replaceAll("'", "''"),
    ...base64Of(Buffer.from(known)),
    // Windows and .NET hold texts so.
    ...base64Of(Buffer.from(known, 'utf16le')),
    hex,
    hex.toUpperCase(),
  ];
}

function hexInBothCases(form: string): readonly string[] {
  return [
    form,
    form.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    form.replace(/%[0-9a-f]{2}/g, (code) => code.toUpperCase()),
  ];
}

function withEntities(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/**
 * By itself, and after one, two or three bytes of something else (`user:secret`) the part that neither those
 * bytes nor the following ones have a share in. In both alphabets.
 */
function base64Of(bytes: Buffer): readonly string[] {
  const amidOthers = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  });
  const forms = [bytes.toString('base64').replaceAll('=', ''), ...amidOthers];
  return [...forms, ...forms.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))];
}
