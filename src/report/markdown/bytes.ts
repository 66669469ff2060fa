const encoder = new TextEncoder();

/** How many bytes a text takes in UTF-8, which is what forges count. */
export function bytesOf(text: string): number {
  return encoder.encode(text).length;
}
