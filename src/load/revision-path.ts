/** A file as git names it: a path in a revision (gitrevisions, `<rev>:<path>`). */
export interface RevisionPath {
  /** Whatever git takes for a commit or tree, `a...b` for a merge base, or `''` for the index. */
  readonly revision: string;
  /** From the top of the repository; from the working directory when it begins with `./` or `../`. */
  readonly path: string;
}

/** What people call a file of a revision, as they would type it. */
export function revisionPathText({ revision, path }: RevisionPath): string {
  return `${revision}:${path}`;
}

/**
 * The revision and the path in an operand like `main:openapi.yaml`; undefined where it is spelt like a web
 * address, a drive of Windows (`C:\api.yaml`) or a plain path. Whether such a file exists is not asked.
 */
export function parseRevisionPath(source: string, platform: string = process.platform): RevisionPath | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(source) || /^[a-z]:[\\/]/i.test(source)) return undefined;
  if (platform === 'win32' && /^[a-z]:/i.test(source)) return undefined;
  // Stages of the index (`:2:openapi.yaml`) have a colon of their own.
  const stage = /^:[0-3](?=:)/.exec(source)?.[0];
  const colon = stage?.length ?? colonOutsideBraces(source);
  return colon === undefined ? undefined : { revision: source.slice(0, colon), path: source.slice(colon + 1) };
}

/** Dates and searches may hold colons: `main@{2024-01-31 12:00}:openapi.yaml`. */
function colonOutsideBraces(source: string): number | undefined {
  let depth = 0;
  for (let index = 0; index < source.length; index += 1) {
    const character = source[index];
    if (character === '{') depth += 1;
    else if (character === '}') depth = Math.max(0, depth - 1);
    else if (character === ':' && depth === 0) return index;
  }
  return undefined;
}
