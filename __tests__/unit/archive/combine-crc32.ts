/**
 * CRC-32 of a whole from the CRC-32s of its parts, so that blocks may be read in any order. The method is that of
 * zlib's `crc32_combine` since 1.2.12: appending n bytes multiplies the CRC by x^(8n) modulo the polynomial.
 * Node has `zlib.crc32`, but can't combine.
 */

/** The polynomial of CRC-32 with its bits reversed: bit 31 is x^0. */
const polynomial = 0xedb88320;
const one = 0x80000000;

/** x^(2^k) modulo the polynomial for k = 0…31; x^(2^32) is x again. */
const powers: readonly number[] = (() => {
  const list = [0x40000000];
  for (let last = 0x40000000; list.length < 32; list.push(last)) last = multiply(last, last);
  return list;
})();

/**
 * CRC-32 of A followed by B.
 * @param lengthB Bytes of B.
 */
export function combineCrc32(crcA: number, crcB: number, lengthB: number): number {
  return (multiply(power(lengthB), crcA) ^ crcB) >>> 0;
}

/** x^(8n) modulo the polynomial. Divides instead of shifting: n may need more than 32 bits. */
function power(bytes: number): number {
  let product = one;
  // 8 = 2^3: the lowest bit of `bytes` stands for x^(2^3).
  for (let rest = bytes, k = 3; rest > 0; rest = Math.floor(rest / 2), k += 1) {
    if (rest % 2 === 1) product = multiply(powers[k % 32] ?? one, product);
  }
  return product;
}

/** Product of two polynomials modulo the CRC's polynomial. */
function multiply(a: number, b: number): number {
  let product = 0;
  let shifted = b;
  for (let bit = one; bit !== 0; bit >>>= 1) {
    if ((a & bit) !== 0) product ^= shifted;
    shifted = (shifted & 1) === 0 ? shifted >>> 1 : (shifted >>> 1) ^ polynomial;
  }
  return product >>> 0;
}
