import { isArray, own } from '../../src/model/json.ts';
import type { Json } from '../../src/model/json.ts';
import type { Environment } from './inputs.ts';
import { textOf } from './text.ts';

/** Why the API did not do what it was asked; status 0 where it was not reached. */
export class GithubError extends Error {
  override readonly name = 'GithubError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The API of GitHub for one repository, as much of it as is needed here. */
export interface GithubApi {
  /** The lists of a path, all pages of it. */
  readonly list: (path: string) => Promise<readonly Json[]>;
  readonly get: (path: string) => Promise<Json>;
  readonly send: (method: 'POST' | 'PATCH', path: string, body: object) => Promise<Json>;
}

/** Nobody waits longer for an answer; in milliseconds. */
const patience = 30_000;
const mostPages = 50;

/** The API with a token; null where there is no token or no repository. Paths below the repository begin with `/issues`. */
export function createGithubApi(environment: Environment, token: string | null): GithubApi | null {
  const repository = environment['GITHUB_REPOSITORY'] ?? '';
  if (token === null || !/^[\w.-]+\/[\w.-]+$/.test(repository)) return null;
  const root = (environment['GITHUB_API_URL'] ?? 'https://api.github.com').replace(/\/$/, '');
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${token}`,
    'user-agent': 'api-diff-action',
    'x-github-api-version': '2022-11-28',
  };
  const call = async (method: string, path: string, body?: object): Promise<Json> => {
    const url = path === '/user' ? `${root}/user` : `${root}/repos/${repository}${path}`;
    let response: Response;
    try {
      response = await fetch(url, {
        method,
        headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(patience),
      });
    } catch (error) {
      throw new GithubError(0, `${new URL(url).host} was not reached: ${error instanceof Error ? error.message : String(error)}`);
    }
    const answer = await jsonOf(response);
    if (!response.ok) throw new GithubError(response.status, `${response.status} ${textOf(own(answer, 'message')) || response.statusText}`);
    return answer;
  };
  return {
    list: async (path) => {
      const items: Json[] = [];
      for (let page = 1; page <= mostPages; page += 1) {
        const answer = await call('GET', `${path}?per_page=100&page=${page}`);
        if (!isArray(answer)) break;
        items.push(...answer);
        if (answer.length < 100) break;
      }
      return items;
    },
    get: async (path) => await call('GET', path),
    send: async (method, path, body) => await call(method, path, body),
  };
}

async function jsonOf(response: Response): Promise<Json> {
  try {
    return (await response.json()) as Json;
  } catch {
    return null;
  }
}
