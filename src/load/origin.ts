import { confine } from './confine.ts';
import type { Confinement } from './confine.ts';
import { InputError } from './input-error.ts';
import { readFileBytes } from './read-file.ts';
import { readUrlBytes } from './read-url.ts';

/** Where the files come from that the references of a document reach. */
export interface Origin {
  /** What people call the file with a URL; undefined when its way from the root file says it. */
  readonly nameOf: (url: string) => string | undefined;
  /** The bytes of the file with a URL. Throws `InputError`, also for files that may not be read. */
  readonly read: (url: string, options: { readonly name: string; readonly maxBytes: number }) => Promise<Uint8Array>;
}

/** The file system and the web, as far as the confinement goes. */
export function confinedOrigin(confinement: Confinement): Origin {
  return {
    nameOf: () => undefined,
    read: async (url, options) => {
      const place = await confine(url, confinement);
      switch (place.kind) {
        case 'refused':
          throw new InputError(place.fault);
        case 'web':
          return await readUrlBytes(url, options);
        case 'file':
          return await readFileBytes(place.path, options);
      }
    },
  };
}
