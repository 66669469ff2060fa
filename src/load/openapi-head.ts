/** How much of a file is looked at to tell whether it is an OpenAPI document. */
export const HEAD_BYTES = 16 * 1024;

/**
 * Whether the beginning of a JSON or YAML text names `openapi` or `swagger` at its top level. A guess that nothing is
 * parsed for: YAML by names at the margin, JSON by the depth of braces outside of strings.
 */
export function namesOpenApi(head: string): boolean {
  return /^\s*\{/.test(head)
    ? namedAtDepthOne(head)
    : /^(?:openapi|swagger|"(?:openapi|swagger)"|'(?:openapi|swagger)')[ \t]*:/m.test(head);
}

function namedAtDepthOne(head: string): boolean {
  let depth = 0;
  for (const { 0: token } of head.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}[\]]/g)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    else if (depth === 1 && /^"(?:openapi|swagger)"\s*:$/.test(token)) return true;
  }
  return false;
}
