/** A JSON Pointer (RFC 6901) in its string form: `''` is the whole value, `/paths/~1users` a part. */
export type Pointer = string;

/**
 * Where a value stands in a document that may span several files: `file#pointer`, with the file
 * relative to the directory of the document's root file and empty for the root file itself.
 */
export type Address = string;

/** Escapes one reference token (RFC 6901, section 3). */
export function escapeToken(token: string): string {
  return token.includes('~') || token.includes('/') ? token.replaceAll('~', '~0').replaceAll('/', '~1') : token;
}

/** Undoes the escaping of one reference token (RFC 6901, section 4). */
export function unescapeToken(token: string): string {
  return token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token;
}

/** A pointer or an address, extended by names or indices. */
export function append(base: Pointer | Address, ...tokens: readonly (string | number)[]): string {
  let result = base;
  for (const token of tokens) result += `/${typeof token === 'number' ? token : escapeToken(token)}`;
  return result;
}

/** The unescaped tokens of a pointer. */
export function tokensOf(pointer: Pointer): readonly string[] {
  return pointer === '' ? [] : pointer.slice(1).split('/').map(unescapeToken);
}

/** Joins the file and the pointer of an address. */
export function addressOf(file: string, pointer: Pointer): Address {
  return `${file}#${pointer}`;
}

/** The file and the pointer of an address. */
export function splitAddress(address: Address): { readonly file: string; readonly pointer: Pointer } {
  const at = address.indexOf('#');
  return { file: address.slice(0, at), pointer: address.slice(at + 1) };
}

/** The address one level up; the address itself when it is the top of a file. */
export function parentOf(address: Address): Address {
  const slash = address.lastIndexOf('/');
  return slash > address.indexOf('#') ? address.slice(0, slash) : address;
}

/** The last unescaped token of a pointer or an address, or `''` at the top of a file. */
export function lastToken(address: Pointer | Address): string {
  const slash = address.lastIndexOf('/');
  return slash > address.indexOf('#') ? unescapeToken(address.slice(slash + 1)) : '';
}
