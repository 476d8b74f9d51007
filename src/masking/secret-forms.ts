import { layersOf, viewOf } from './text-view.ts';

/** A shorter text would be found in ordinary words. */
export const shortestForm = 8;

/**
 * The texts in which a secret may turn up where people read: itself, its lines, and both as services and libraries
 * write a text that they receive (store-faults.md S1). The escapes of JSON, HTML and addresses are not among them:
 * the runner derives these masks itself, and the redactor removes such escapes from the text (text-view.ts). Only the
 * secret itself may be short.
 */
export function formsOf(secret: string): readonly string[] {
  const whole = secret.trim();
  if (whole === '') return [];
  if (whole.length < shortestForm) return [...new Set([secret, whole])];
  const forms = [whole, ...linesOf(secret)].flatMap(encodingsOf);
  return [...new Set([secret, whole, ...forms.filter((form) => form.length >= shortestForm)])];
}

/**
 * A secret in another letter case, with its accents encoded differently, as some servers, databases and file systems
 * repeat a text, and without the escapes that it has by chance. Not for the runner: these are guesses, and a mask hides
 * its text all over the log.
 */
export function variantsOf(secret: string): readonly string[] {
  const texts = [secret.trim(), ...linesOf(secret)];
  // What is left of it when the escapes of the text around it are taken off.
  const bare = texts.flatMap((text) => layersOf(viewOf(text)).map((view) => view.text));
  const variants = [
    ...texts.flatMap((text) => [
      text.toLowerCase(),
      text.toUpperCase(),
      text.normalize('NFC'),
      text.normalize('NFD'),
    ]),
    ...bare,
    // A text that looks percent-encoded, as an encoder with other habits repeats it.
    ...[...formsOf(secret), ...bare].flatMap((form) => [withLowerHex(form), withUpperHex(form)]),
  ];
  return [...new Set(variants)].filter((variant) => variant.length >= shortestForm);
}

function linesOf(secret: string): readonly string[] {
  return secret.split(/\r?\n|\r/).map((line) => line.trim());
}

function withLowerHex(text: string): string {
  return text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
}

function withUpperHex(text: string): string {
  return text.replace(/%[0-9a-f]{2}/g, (code) => code.toUpperCase());
}

function encodingsOf(text: string): readonly string[] {
  const known = text.toWellFormed();
  const hex = Buffer.from(known).toString('hex');
  return [
    text,
    // The runner derives the one with capitals.
    withLowerHex(encodeURIComponent(known)),
    // Form encoding writes a space this way, and a decoder reads a raw `+` as one.
    text.replaceAll(' ', '+'),
    text.replaceAll('+', ' '),
    // In workflow, OData and SQL expressions.
    text.replaceAll("'", "''"),
    ...base64Of(Buffer.from(known)),
    // Windows and .NET hold texts this way.
    ...base64Of(Buffer.from(known, 'utf16le')),
    hex,
    hex.toUpperCase(),
  ];
}

/**
 * On its own, and after one, two or three bytes of something else (`user:secret`) the part that neither those
 * bytes nor the following ones affect. In both alphabets.
 */
function base64Of(bytes: Buffer): readonly string[] {
  const amidOthers = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  });
  const forms = [bytes.toString('base64').replaceAll('=', ''), ...amidOthers];
  return [...forms, ...forms.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))];
}
