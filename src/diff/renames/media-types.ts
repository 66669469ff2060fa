import type { MediaType } from '../../model/api.ts';
import { weigh } from './evidence.ts';
import type { Likelihood } from './evidence.ts';
import { nameLikeness } from './names.ts';

/** How likely two media types are one payload under another name: only where both are written in one syntax. */
export function mediaTypeLikelihood(
  { mediaType: before }: MediaType,
  { mediaType: after }: MediaType,
  { isAlone, isSameSchema }: { readonly isAlone: boolean; readonly isSameSchema: boolean },
): Likelihood {
  const syntax = syntaxOf(before);
  // JSON and XML are two ways to write a payload, a form and a form with files are two protocols.
  if (syntax === undefined || syntax !== syntaxOf(after)) return { confidence: 0, because: [] };
  const name = nameLikeness(before, after);
  return weigh([
    { weight: 0.3, because: `both are ${syntax.toUpperCase()}`, telling: false },
    ...(isSameSchema ? [{ weight: 0.5, because: 'the same schema', telling: true }] : []),
    ...(isAlone ? [{ weight: 0.2, because: 'nothing else came or went', telling: false }] : []),
    ...(name === undefined ? [] : [{ weight: name.weight * 0.6, because: name.because, telling: true }]),
  ]);
}

/** The syntax that a media type is written in (RFC 6838, section 4.2.8); undefined for one without a structure. */
function syntaxOf(mediaType: string): string | undefined {
  const [, syntax] = /^[^/]+\/(?:[^;]*\+)?(json|xml|yaml|cbor)\s*(?:;|$)/i.exec(mediaType.trim()) ?? [];
  return syntax?.toLowerCase();
}
