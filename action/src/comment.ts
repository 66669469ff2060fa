import { own } from '../../src/model/json.ts';
import type { Json } from '../../src/model/json.ts';
import type { GithubApi } from './github-api.ts';
import { GithubError } from './github-api.ts';
import { textOf } from './text.ts';

/** What became of the comment. */
export type CommentResult =
  | { readonly kind: 'created' | 'updated' | 'unchanged' | 'not needed' }
  /** The token may not write: a pull request from a fork, mostly. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** What to say, and whether it is worth a comment of its own or only a change of the one that is there. */
export interface CommentText {
  readonly text: string;
  readonly worthANewOne: boolean;
}

/** The first line of a comment, by which it is found again; nobody sees it. */
export function markerOf(key: string): string {
  return `<!-- api-diff:${key} -->`;
}

/** Keeps one comment on a pull request up to date; never throws for what the API does. */
export async function keepComment(
  api: GithubApi,
  { pullRequest, key, content }: { readonly pullRequest: number; readonly key: string; readonly content: CommentText },
): Promise<CommentResult> {
  const marker = markerOf(key);
  const body = `${marker}\n${content.text}`;
  try {
    const known = await ownComment(api, await api.list(`/issues/${pullRequest}/comments`), marker);
    if (known === undefined) {
      if (!content.worthANewOne) return { kind: 'not needed' };
      await api.send('POST', `/issues/${pullRequest}/comments`, { body });
      return { kind: 'created' };
    }
    // GitHub takes line breaks of its own.
    if (textOf(own(known, 'body')).replaceAll('\r\n', '\n').trimEnd() === body.trimEnd()) return { kind: 'unchanged' };
    await api.send('PATCH', `/issues/comments/${idOf(known)}`, { body });
    return { kind: 'updated' };
  } catch (error) {
    if (!(error instanceof GithubError)) throw error;
    const refused = error.status === 401 || error.status === 403 || error.status === 404;
    return { kind: refused ? 'refused' : 'failed', reason: error.message };
  }
}

/** The comment with the marker that a bot wrote, or the owner of the token: nobody else's is ever written over. */
async function ownComment(api: GithubApi, comments: readonly Json[], marker: string): Promise<Json | undefined> {
  const marked = comments.filter((comment) => textOf(own(comment, 'body')).startsWith(marker));
  const author = (comment: Json, field: string): Json | undefined => own(own(comment, 'user'), field);
  const byBot = marked.find((comment) => author(comment, 'type') === 'Bot');
  if (byBot !== undefined || marked.length === 0) return byBot;
  const login = await loginOf(api);
  return login === undefined ? undefined : marked.find((comment) => author(comment, 'login') === login);
}

function idOf(comment: Json): number {
  const id = own(comment, 'id');
  return typeof id === 'number' ? id : 0;
}

/** Who the token is; the one of a workflow may not ask. */
async function loginOf(api: GithubApi): Promise<Json | undefined> {
  try {
    return own(await api.get('/user'), 'login');
  } catch {
    return undefined;
  }
}
