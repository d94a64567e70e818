/** FNV-1a, 32 bits, from a given starting value. */
function fnv1a(text: string, start: number): number {
  let hash = start >>> 0;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  // Finish as Murmur3 does: FNV alone leaves the last characters visible in few bits.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0;
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * The UUID (version 8, RFC 9562) under which a demo record is stored. Equal kind and slug give an equal id on every machine,
 * so that loading the demo again finds what is already there. Not for secrets: anybody can compute it.
 */
export function stableId(kind: string, slug: string): string {
  const name = `${kind}\u0000${slug}`;
  const hex = [0x811c9dc5, 0x050c5d1f, 0x9e3779b9, 0x7f4a7c15]
    .map((start) => fnv1a(name, start).toString(16).padStart(8, '0'))
    .join('');
  const variantDigit = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variantDigit}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
