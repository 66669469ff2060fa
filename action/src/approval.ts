import { isArray, own } from '../../src/model/json.ts';
import type { Json } from '../../src/model/json.ts';
import type { ApprovalSource } from './event.ts';
import type { GithubApi } from './github-api.ts';
import { GithubError } from './github-api.ts';

/**
 * Whether a pull request has the label that lets a change pass: as it is now, because somebody may have set it since
 * the event; as the event had it where the API may not be asked.
 */
export async function isApproved(source: ApprovalSource, label: string | null, api: GithubApi | null): Promise<boolean> {
  if (label === null || source.kind === 'none') return false;
  const known = source.kind === 'pull request' ? source.labels : [];
  const labels = api === null ? known : await askedLabels(source, api, known);
  return labels.some((name) => name.toLowerCase() === label.toLowerCase());
}

async function askedLabels(
  source: Exclude<ApprovalSource, { readonly kind: 'none' }>,
  api: GithubApi,
  known: readonly string[],
): Promise<readonly string[]> {
  try {
    if (source.kind === 'pull request') return namesOf(await api.list(`/issues/${source.number}/labels`));
    // The pull requests that brought a commit to its branch.
    const pulls = await api.list(`/commits/${source.sha}/pulls`);
    return pulls.flatMap((pull) => {
      const labels = own(pull, 'labels');
      const merged = own(pull, 'merged_at');
      return typeof merged === 'string' && isArray(labels) ? namesOf(labels) : [];
    });
  } catch (error) {
    if (error instanceof GithubError) return known;
    throw error;
  }
}

function namesOf(labels: readonly Json[]): readonly string[] {
  return labels.flatMap((label) => {
    const name = own(label, 'name');
    return typeof name === 'string' ? [name] : [];
  });
}
