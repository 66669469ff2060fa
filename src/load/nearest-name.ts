import { editDistance } from '../model/edit-distance.ts';

const MAX_LENGTH = 64;

/** The name that a person most likely meant: the candidate with the fewest edits, if they are few for its length. */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  let nearest: string | undefined;
  let fewest = Math.floor(Math.min(name.length, MAX_LENGTH) / 3) + 1;
  for (const candidate of candidates) {
    if (candidate.toLowerCase() === name.toLowerCase()) return candidate;
    if (Math.abs(candidate.length - name.length) >= fewest || candidate.length > MAX_LENGTH) continue;
    const count = editDistance(name, candidate);
    if (count < fewest) {
      fewest = count;
      nearest = candidate;
    }
  }
  return nearest;
}
